// Writes src/services/schemas/replyLimits.json: the limits of members in replies, which AWS's models have and the client
// packages for JavaScript leave out. It reads the models of botocore (`pip install botocore`), the newest that python3 has.
//
//   node .ci/replyLimits.mjs
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { format, resolveConfig } from 'prettier';

/** The services of which replies are held to limits: as `aws-sdk:` resources spell them, and as botocore does. */
const services = {
  batch: 'batch',
  dynamodb: 'dynamodb',
  ecs: 'ecs',
  eventbridge: 'events',
  kms: 'kms',
  lambda: 'lambda',
  s3: 's3',
  secretsmanager: 'secretsmanager',
  sfn: 'stepfunctions',
};

/**
 * Limits that TestState holds on to although newer models have others.
 *
 * AWS: a mocked `MemorySize` of 10241 is rejected, as recorded; the model allows 32768 by now.
 */
const recorded = { lambda: { FunctionConfiguration: { MemorySize: { minimum: 128, maximum: 10240 } } } };

const file = path.join(import.meta.dirname, '../src/services/schemas/replyLimits.json');
const folder = spawnSync('python3', ['-c', 'import botocore; print(botocore.__path__[0])'], { encoding: 'utf8' });
if (folder.status !== 0) {
  console.error('stepmill: python3 has no botocore: pip install botocore');
  process.exit(1);
}
const limits = Object.entries(services).map(([name, model]) => [name, limitsOf(readModel(model))]);
for (const [name, structures] of limits)
  for (const [structure, members] of Object.entries(recorded[name] ?? {}))
    Object.assign(structures[structure], members);
const text = JSON.stringify(Object.fromEntries(limits));
fs.writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));

function readModel(name) {
  const versions = path.join(folder.stdout.trim(), 'data', name);
  const models = fs.readdirSync(versions).map((version) => path.join(versions, version, 'service-2.json.gz'));
  const newest = models
    .filter((model) => fs.existsSync(model))
    .sort()
    .at(-1);
  return JSON.parse(gunzipSync(fs.readFileSync(newest)).toString('utf8'));
}

/** By structure and member, of all structures that replies have. */
function limitsOf({ operations, shapes }) {
  const limits = {};
  const seen = new Set();
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    const { members = {}, member, key, value } = shapes[name];
    const limited = Object.entries(members)
      .map(([own, { shape }]) => [own, memberLimits(shapes[shape])])
      .filter(([, limit]) => limit !== undefined);
    if (limited.length > 0) limits[name] = Object.fromEntries(limited);
    for (const inner of [...Object.values(members), member, key, value]) if (inner !== undefined) visit(inner.shape);
  };
  for (const { output } of Object.values(operations)) if (output !== undefined) visit(output.shape);
  return Object.fromEntries(Object.entries(limits).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Values of an enum are checked by what the client packages say. */
function memberLimits({ type, min, max, enum: values }) {
  if (['string', 'blob'].includes(type)) return min > 0 && values === undefined ? { minLength: min } : undefined;
  if (!['integer', 'long', 'float', 'double'].includes(type) || (min ?? max) === undefined) return undefined;
  return { ...(min !== undefined && { minimum: min }), ...(max !== undefined && { maximum: max }) };
}

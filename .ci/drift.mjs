// What the Step Functions API has in the pinned @aws-sdk/client-sfn, against what the project knows (sfn-api.json).
//   node .ci/drift.mjs            exit code 1 when they differ: look at each difference, then --write
//   node .ci/drift.mjs --write    the project knows it all now
//   node .ci/drift.mjs --latest   a report on the newest release; never fails
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fetchRelease } from './fetchRelease.mjs';

const root = path.join(import.meta.dirname, '..');
const file = path.join(import.meta.dirname, 'sfn-api.json');
const name = '@aws-sdk/client-sfn';

function check(write) {
  const { api, version } = installed(root);
  if (write) return fs.writeFileSync(file, `${JSON.stringify(api, undefined, 2)}\n`);
  const found = differences(JSON.parse(fs.readFileSync(file, 'utf8')), api);
  console.log(`Drift: ${name} ${version}: ${found.length === 0 ? 'nothing that the project does not know' : ''}`);
  for (const line of found) console.log(`  ${line}`);
  process.exitCode = found.length === 0 ? 0 : 1;
}

function report() {
  const folder = path.join(root, 'node_modules/.cache/drift/latest');
  fs.rmSync(folder, { recursive: true, force: true });
  fetchRelease('drift', name, 'latest', 'package.json');
  if (!fs.existsSync(path.join(folder, 'node_modules', name))) return;
  const { api, version } = installed(folder);
  const found = differences(installed(root).api, api);
  console.log(`Drift: ${name} ${version} is the newest release: ${found.length} differences`);
  for (const line of found) console.log(`  ${line}`);
}

/** The API that a release has: { operations, structures, enums, errors }. */
function installed(folder) {
  const require = createRequire(path.join(folder, 'package.json'));
  const sdk = require(name);
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'node_modules', name, 'package.json'), 'utf8'));
  const structures = {};
  const operations = [];
  const errors = [];
  for (const [key, value] of Object.entries(sdk)) {
    // Schemas: kind 3 is a structure, -3 an error; then namespace, name, traits, members, their schemas, how many are required.
    if (key.endsWith('$') && Array.isArray(value) && Math.abs(value[0]) === 3)
      structures[value[2]] = value[4].map((member, i) => (i < (value[6] ?? 0) ? `${member}*` : member)).sort();
    if (key.endsWith('Command') && key !== '$Command') operations.push(key.slice(0, -'Command'.length));
    if (typeof value === 'function' && value.prototype instanceof sdk.SFNServiceException) errors.push(key);
  }
  const isEnum = (value) => isPlain(value) && Object.entries(value).every(([key, text]) => key === text);
  const enums = Object.entries(sdk).filter(([key, value]) => /^[A-Z]/.test(key) && isEnum(value));
  return {
    version,
    api: {
      operations: operations.sort(),
      errors: errors.sort(),
      enums: sorted(enums.map(([key, value]) => [key, Object.values(value).sort()])),
      structures: sorted(Object.entries(structures)),
    },
  };
}

const isPlain = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const sorted = (entries) => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));

/** One line for each thing that is in one of them only. */
function differences(known, found, at = '') {
  if (Array.isArray(known) || Array.isArray(found)) {
    const gone = (known ?? []).filter((one) => !found?.includes(one)).map((one) => `- ${at} ${one}`);
    return [...gone, ...(found ?? []).filter((one) => !known?.includes(one)).map((one) => `+ ${at} ${one}`)];
  }
  return [...new Set([...Object.keys(known), ...Object.keys(found)])].flatMap((key) =>
    differences(known[key], found[key], at ? `${at}.${key}` : key),
  );
}

const [option] = process.argv.slice(2);
if (option === '--latest') report();
else check(option === '--write');

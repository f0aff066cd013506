import fs from 'node:fs';
import path from 'node:path';
import { Stepmill } from '../../src/harness/Stepmill';
import { isArray, isObject, type Json, type JsonObject } from '../../src/util/json';
import { setMember } from '../../src/util/setMember';

/**
 * Every ItemReader of published workflows reads: the test puts generated objects where it reads them. The Map runs over
 * them, its tasks are answered with nothing, and children may fail because of that.
 */
const folder = path.join(__dirname, '../../../shared/definitions/valid');
const there = fs.existsSync(folder);
const maps = there ? findMaps() : [];

(there ? test : test.skip)('published workflows have Distributed Maps', () => {
  expect(maps.length).toBeGreaterThan(15);
});

if (!there) console.warn('Distributed Maps of published workflows: skipped, ../shared/definitions is not there.');

describe('a published Distributed Map runs', () => {
  if (!there) return test.skip('the workflows are not beside this checkout', () => undefined);

  test.each(maps)('%s', async (_name, state) => {
    const sfn = new Stepmill({ unmocked: () => ({ output: {} }) });
    try {
      const input: Record<string, Json> = {};
      const count = await prepare(sfn, state, input);
      const { Next: _next, Catch: _catch, Retry: _retry, Assign: _assign, ResultSelector: _selector, ...rest } = state;
      const alone = { ...rest, ResultPath: '$.result', ToleratedFailurePercentage: 100, End: true };
      const run = await sfn.stateMachine({ StartAt: 'The Map', States: { 'The Map': alone } }).run(input);
      expect([run.error, run.cause]).toEqual([undefined, undefined]);
      const { mapRuns } = (await sfn.harness.place.call('ListMapRuns', { executionArn: run.executionArn })) as any;
      const { itemCounts } = (await sfn.harness.place.call('DescribeMapRun', {
        mapRunArn: mapRuns[0].mapRunArn,
      })) as any;
      expect(itemCounts.total).toBe(count);
    } finally {
      await sfn.close();
    }
  });
});

/** Stores the input of the Map. Returns the number of items. */
async function prepare(sfn: Stepmill, state: JsonObject, input: Record<string, Json>): Promise<number> {
  const writer = state['ResultWriter'] as JsonObject | undefined;
  if (writer !== undefined) await sfn.s3.createBucket(valueOf(writer['Parameters'] as JsonObject, 'Bucket', input));
  const { ItemSelector, Parameters = ItemSelector, ItemBatcher } = state;
  for (const named of [...pathsIn(Parameters), ...pathsIn(ItemBatcher)]) place(input, named, 'generated', false);
  const reader = state['ItemReader'] as JsonObject;
  const parameters = reader['Parameters'] as JsonObject;
  const bucket = valueOf(parameters, 'Bucket', input);
  if ((reader['Resource'] as string).endsWith(':listObjectsV2')) {
    const prefix = 'Prefix' in parameters || 'Prefix.$' in parameters ? valueOf(parameters, 'Prefix', input) : '';
    for (const name of ['1', '2', '3']) await sfn.s3.put(bucket, `${prefix}${name}`, '{}');
    return 3;
  }
  const key = valueOf(parameters, 'Key', input);
  const { InputType, CSVHeaderLocation } = reader['ReaderConfig'] as JsonObject;
  if (InputType === 'CSV') {
    await sfn.s3.put(bucket, key, 'a,b\n1,2\n3,4\n');
    return CSVHeaderLocation === 'GIVEN' ? 3 : 2;
  }
  await sfn.s3.put(bucket, key, { fileSchema: 'Bucket, Key', files: [{ key: 'part.csv' }] });
  await sfn.s3.put(bucket, 'part.csv', '"b","k"\n');
  return 1;
}

/** A parameter as text; one that is a path is put into the input. */
function valueOf(parameters: JsonObject, name: string, input: Record<string, Json>): string {
  const written = parameters[name];
  if (written !== undefined) return written as string;
  const value = `the-${name.toLowerCase()}`;
  place(input, parameters[`${name}.$`] as string, value, true);
  return value;
}

/** Every path into the input that a template names. */
function pathsIn(template: Json | undefined): string[] {
  if (isArray(template)) return template.flatMap(pathsIn);
  if (!isObject(template)) return [];
  return Object.entries(template).flatMap(([name, value]) =>
    name.endsWith('.$') && typeof value === 'string' ? (value.match(/(?<!\$)\$\.[\w.[\]]+/g) ?? []) : pathsIn(value),
  );
}

/** Sets what a path leads to, with everything on the way. */
function place(input: Record<string, Json>, at: string, value: Json, overwrites: boolean): void {
  const steps = [...at.matchAll(/\.([\w-]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
  let node = input as Record<string | number, Json>;
  steps.forEach((step, i) => {
    const isLast = i === steps.length - 1;
    if (isLast && (overwrites || node[step] === undefined)) return void (node[step] = value);
    if (isLast) return;
    if (typeof node[step] !== 'object') setMember(node, String(step), typeof steps[i + 1] === 'number' ? [] : {});
    node = node[step] as never;
  });
}

function findMaps(): [name: string, state: JsonObject][] {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json');
  return names.flatMap((name) => {
    const text = fs.readFileSync(path.join(folder, name), 'utf8');
    if (!text.includes('"DISTRIBUTED"')) return [];
    // Numbers and functions that a template puts there.
    const whole = text
      .replace(/("(?:Max\w+|TimeoutSeconds)": )"\$\{[^"]+\}"/g, '$12')
      .replace(/("HeartbeatSeconds": )"\$\{[^"]+\}"/g, '$11')
      .replace(/("Resource": )"\$\{[^"]+\}"/g, '$1"arn:aws:lambda:us-east-1:123456789012:function:f"');
    return mapsIn(JSON.parse(whole) as Json, name);
  });
}

function mapsIn(value: Json, name: string): [name: string, state: JsonObject][] {
  if (isArray(value)) return value.flatMap((item) => mapsIn(item, name));
  if (!isObject(value)) return [];
  const processor = (value['ItemProcessor'] ?? value['Iterator']) as
    { ProcessorConfig?: { Mode?: string } } | undefined;
  const own = processor?.ProcessorConfig?.Mode === 'DISTRIBUTED' && isObject(value['ItemReader']);
  const inside = Object.entries(value).flatMap(([inner, child]) => mapsIn(child, `${name.split('__')[0]!}: ${inner}`));
  return own ? [[name, value], ...inside] : inside;
}

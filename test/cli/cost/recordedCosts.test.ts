import fs from 'node:fs';
import path from 'node:path';
import { lambda } from '../../../src/tasks/mocking/scripts';
import { writeRecording } from '../../../src/insight/recordings/writeRecording';
import { call, recordScene } from '../../insight/recordings/support/record';
import { cli, folderWith, lines } from '../support/cli';

const order = {
  StartAt: 'Charge',
  States: {
    Charge: call('charge', {
      Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2, IntervalSeconds: 1 }],
      Catch: [{ ErrorEquals: ['Declined'], Next: 'Refund' }],
      Next: 'Ship',
    }),
    Ship: { Type: 'Wait', Seconds: 2, End: true },
    Refund: { Type: 'Pass', Next: 'Sorry' },
    Sorry: { Type: 'Fail', Error: 'Sorry' },
  },
};
const other = { StartAt: 'Else', States: { Else: { Type: 'Pass', End: true } } };
const items = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Item',
        States: { Item: { Type: 'Pass', End: true } },
      },
      End: true,
    },
  },
};

const folder = folderWith({
  'order.asl.json': order,
  'items.asl.json': items,
  'empty/readme.txt': '',
  'broken/a.json': '{',
});
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  const write = async (name: string, definition: object, script = lambda('charge').returns({})): Promise<void> => {
    const recording = await recordScene(definition, { scripts: [script], input: [1, 2, 3] });
    fs.mkdirSync(path.dirname(at(name)), { recursive: true });
    fs.writeFileSync(at(name), writeRecording(recording));
  };
  await write('recordings/a.json', order);
  await write('recordings/b.json', order, lambda('charge').fails('Busy').times(2).returns({}));
  await write('recordings/c.json', order, lambda('charge').fails('Busy').once().returns({}));
  await write('recordings/d.json', order, lambda('charge').fails('Declined'));
  fs.copyFileSync(at('recordings/a.json'), at('recordings/e.json'));
  await write('recordings/f.json', other);
  await write('others/f.json', other);
  await write('items/a.json', items);
});

async function cost(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const { code, stdout, stderr } = await cli(['cost', ...args]);
  return { code, stdout: stdout.replaceAll(`${folder}/`, ''), stderr: stderr.replaceAll(`${folder}/`, '') };
}

test('each way costs as often as recorded executions went it; those that are not executions of the machine, and copies, do not count', async () => {
  expect(await cost(at('order.asl.json'), '--recordings', at('recordings'), '--executions', '4000')).toEqual({
    code: 0,
    stderr: '',
    stdout: lines(
      '4,000 executions that go as 4 recorded ones of Order (the machine is STANDARD):',
      '',
      '75 %  Charge → Ship  (3 of 4)',
      '  STANDARD  $0.30  (4 transitions on average, from 3 to 5)',
      '  EXPRESS   $0.0134  (3.333s at 64 MB each)',
      '',
      '25 %  Charge → Refund → Sorry  (FAILED)  (1 of 4)',
      '  STANDARD  $0.10  (4 transitions each)',
      '  EXPRESS   $0.0011  (0s at 64 MB each)',
      '',
      'All of them',
      '  STANDARD  $0.40  (4 transitions on average, from 3 to 5)',
      '  EXPRESS   $0.0145  (2.5s at 64 MB each)',
      '',
      'Not counted: recordings/e.json: It is the execution of recordings/a.json.',
      "Not counted: recordings/f.json: It ran the Pass 'Else', which this definition does not have.",
      'Not included: the services that tasks call.',
      'Prices: https://aws.amazon.com/step-functions/pricing/, as of 2026-03, STANDARD and EXPRESS in us-east-1, without the free tier.',
    ),
  });
});

test('ways of the definition that no recording went stand below; children of Map Runs are counted', async () => {
  const some = await cost(at('order.asl.json'), '--recordings', at('recordings/a.json'));
  expect(some.stdout).toContain(
    lines(
      'No recording took these paths of the definition:',
      '  Charge → Refund → Sorry  (after an error): 4 transitions',
    ),
  );
  const { stdout } = await cost(at('items.asl.json'), '--recordings', at('items'), '--json', '--region', 'sa-east-1');
  expect(JSON.parse(stdout)).toMatchObject({
    // Its start and state, and the start and state of three children.
    count: 1,
    transitions: { mean: 8, least: 8, most: 8 },
    standardDollars: 0.0003,
    expressDollars: null,
    region: 'sa-east-1',
    paths: [{ states: ['Each'], status: 'SUCCEEDED', caught: false, share: 1 }],
    notRecorded: [],
    notCounted: [],
    nestedExecutions: 0,
    childrenLeftOut: 0,
    childrenWithoutPrice: 0,
  });
});

test('Express children are requests of their own; where their price is not known, that is said', async () => {
  const express = JSON.parse(
    JSON.stringify(items).replace('"ExecutionType":"STANDARD"', '"ExecutionType":"EXPRESS"'),
  ) as object;
  fs.writeFileSync(at('express.asl.json'), JSON.stringify(express));
  fs.writeFileSync(at('express.json'), writeRecording(await recordScene(express, { input: [1, 2, 3] })));
  const priced = async (region: string): Promise<Record<string, unknown>> => {
    const args = [at('express.asl.json'), '--recordings', at('express.json'), '--json', '--region', region];
    return JSON.parse((await cost(...args)).stdout) as Record<string, unknown>;
  };
  // Two transitions, and three requests of 100 ms at 64 MB.
  const children = 3 * (1 / 1_000_000 + 0.0625 * (0.1 / 3600) * 0.06);
  expect((await priced('us-east-1'))['standardDollars']).toBeCloseTo(2 * 0.000025 + children, 12);
  expect(await priced('sa-east-1')).toMatchObject({ standardDollars: 0.000075, childrenWithoutPrice: 3 });
  const { stdout } = await cost(at('express.asl.json'), '--recordings', at('express.json'), '--region', 'sa-east-1');
  expect(stdout).toContain('\nIt is more: 3 Express children of Map Runs have no price here.\n');
});

test.each([
  ['empty', 'has no recordings: no file ends in .json.'],
  ['nowhere', 'There is no file or folder nowhere.'],
  ['broken', 'No recording can say what this definition costs. broken/a.json:1:2 is not JSON'],
  ['others', "others/f.json: It ran the Pass 'Else', which this definition does not have."],
])('%s is refused', async (name, message) => {
  const { code, stdout, stderr } = await cost(at('order.asl.json'), '--recordings', at(name));
  expect(stderr).toContain(message);
  expect([code, stdout]).toEqual([2, '']);
});

import vm from 'node:vm';
import { transformSync } from '@swc/core';
import { HistoryFeed } from '../../../src/console/model/HistoryFeed';
import { toJestTest } from '../../../src/console/model/exportFiles';
import { stepmill } from '../../../src/jest';
import { createMachine, fixture, parcels, sceneService, start } from '../support/scenes';

const sfn = stepmill();

async function recorded(machine: string, input: unknown): Promise<string> {
  const service = sceneService();
  const executionArn = start(service, createMachine(service, machine), 'r', input);
  await service.quiet();
  const { status, output, error, input: text } = service.call('DescribeExecution', { executionArn }) as any;
  const feed = new HistoryFeed(JSON.parse(fixture(machine)));
  feed.take((service.call('GetExecutionHistory', { executionArn, maxResults: 1000 }) as any).events);
  service.close();
  const path = feed.visits.filter(({ strand }) => strand.kind === 'main').map(({ state }) => state);
  return toJestTest({ machine, status, input: text, output, error, visits: feed.visits, path });
}

/** Runs a test that was written, on a fixture's definition, without the functions that it was recorded with. */
async function play(written: string, machine: string): Promise<void> {
  const { code } = transformSync(written, { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } });
  const bodies: (() => Promise<void>)[] = [];
  const require = (): object => ({
    stepmill: () => ({ stateMachine: () => sfn.stateMachine(JSON.parse(fixture(machine))) }),
  });
  const run = vm.compileFunction(code, ['require', 'exports', 'test', 'expect']);
  run(require, {}, (_title: string, body: () => Promise<void>) => bodies.push(body), expect);
  expect(bodies).toHaveLength(1);
  await bodies[0]!();
}

test.each([
  ['order', { id: 'a', amount: 5 }],
  ['order', { id: 'busy-1', amount: 250 }],
  ['order', { id: 'declined-1', amount: 90 }],
  ['parcels', parcels],
  ['price', { price: 3 }],
])('of an execution of %s it passes', async (machine, input) => {
  await play(await recorded(machine, input), machine);
});

test('it is red when the machine does otherwise', async () => {
  const written = await recorded('order', { id: 'busy-1', amount: 250 });
  await expect(play(written.replace('"Charge","Ship"', '"Charge","Refund"'), 'order')).rejects.toThrow(/Refund/);
  await expect(play(written.replace(/toHaveOutput\(.*\)/, 'toHaveOutput({})'), 'order')).rejects.toThrow(/parcel/);
});

test('answers that repeat are written once, texts are quoted', async () => {
  const written = await recorded('order', { id: 'declined-1', amount: 90 });
  expect(written.split('\n').slice(0, 7)).toEqual([
    "import { stepmill } from 'stepmill/jest';",
    '',
    'const sfn = stepmill();',
    '// The file that you deploy.',
    "const machine = sfn.stateMachine('./order.asl.json');",
    '',
    "test('order fails as it was recorded', async () => {",
  ]);
  expect(written).toMatch(/machine\.mock\('Charge'\)\.throws\('Card\.Declined', '\{"errorType":"Card\.Declined"/);
});

test('hostile data stays data', () => {
  const written = toJestTest({
    machine: "o'clock\n`${1}`",
    status: 'SUCCEEDED',
    input: '{"__proto__":{"a":1},"b":"\u2028`${x}"}',
    output: '"\'; process.exit(1); //"',
    error: undefined,
    visits: [],
    path: ["it's"],
  });
  const { code } = transformSync(written, { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } });
  expect(code).toContain('JSON.parse(');
  expect(() => vm.compileFunction(code, ['require', 'exports', 'test', 'expect'])).not.toThrow();
});

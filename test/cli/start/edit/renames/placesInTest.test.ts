import ts from 'typescript';
import { placesInTest } from '../../../../../src/cli/start/edit/renames/placesInTest';

const machine = {
  name: 'Order',
  names: ['Order', 'orders'],
  isAlone: true,
  isDeclaredIn: (path: string) => path === '/shop/template.yaml',
};
const names = new Map([['Charge', "Pay's"]]);
const reading = { ts, machine, pathsOf: (path: string) => [`/shop/${path}`] };

const begin = `import { stepmill } from 'stepmill/jest';
const sfn = stepmill();
const order = sfn.stateMachine('template.yaml', 'Order');
`;

/** The text with the new name, and the lines that are only listed. */
function renamed(text: string, file = 'a.test.ts', given = reading): readonly [string, ...string[]] {
  const places = placesInTest(text, file, names, given);
  const changed = places.reduceRight(
    (now, { from, to, insert }) => (insert === undefined ? now : now.slice(0, from) + insert + now.slice(to)),
    text,
  );
  return [changed, ...places.flatMap(({ from, to, reason }) => (reason === undefined ? [] : [text.slice(from, to)]))];
}

test.each([
  ["order.mock('Charge').returns(1);", "order.mock('Pay\\'s').returns(1);"],
  ['order.mock("Charge").returns(1);', 'order.mock("Pay\'s").returns(1);'],
  ['order.mock(`Charge`).returns(1);', "order.mock(`Pay's`).returns(1);"],
  ["await order.testState('Charge', {});", "await order.testState('Pay\\'s', {});"],
  [
    "await order.run({}, { from: 'Charge', until: 'Ship' });",
    "await order.run({}, { from: 'Pay\\'s', until: 'Ship' });",
  ],
  ["const run = await order.run(); run.state('Charge');", "const run = await order.run(); run.state('Pay\\'s');"],
  ["order.runSync().task('Charge');", "order.runSync().task('Pay\\'s');"],
  [
    "const s = await order.start(); await s.until('Charge');",
    "const s = await order.start(); await s.until('Pay\\'s');",
  ],
  ["let run; run = await order.run(); run.state('Charge');", "let run; run = await order.run(); run.state('Pay\\'s');"],
  [
    "const run = await order.run(); expect(run).not.toHaveTakenPath(['Charge', { Fan: [['Charge']], Charge: [] }]);",
    "const run = await order.run(); expect(run).not.toHaveTakenPath(['Pay\\'s', { Fan: [['Pay\\'s']], 'Pay\\'s': [] }]);",
  ],
  [
    "const run = await order.run(); expect(run).toHaveEntered('Charge', 'Charge');",
    "const run = await order.run(); expect(run).toHaveEntered('Pay\\'s', 'Charge');",
    "'Charge'",
  ],
  [
    "const { run } = { run: await order.run() }; expect(run.state('Charge')).toHaveChosen('Charge');",
    "const { run } = { run: await order.run() }; expect(run.state('Charge')).toHaveChosen('Charge');",
    "'Charge'",
    "'Charge'",
  ],
])('%s', (line, expected, ...listed) => {
  expect(renamed(begin + line)).toEqual([begin + expected, ...listed]);
});

test.each([
  // Another machine, file or library; a name that something else hides.
  "const invoice = sfn.stateMachine('template.yaml', 'Invoice'); invoice.mock('Charge');",
  "const other = sfn.stateMachine('other.yaml', 'Order'); other.mock('Charge');",
  "function check(order: any) { order.mock('Charge'); }",
  "{ const order = find(); order.mock('Charge'); }",
  "let some = order; some = sfn.stateMachine('other.yaml'); some.mock('Charge');",
  "let some = order; [some] = all; some.mock('Charge');",
  "for (const run of await order.executions()) run.state('Charge');",
  "var some = order; var some = other; some.mock('Charge');",
  "sfn.mock.lambda('Charge');",
  "order.mock(name ?? 'Charge');",
  "const charge = 'Charge'; order.mock(charge);",
  "const expect = mine; expect(await order.run()).toHaveEntered('Charge');",
  "order.other('Charge');",
])('only lists %s', (line) => {
  expect(renamed(begin + line)).toEqual([begin + line, "'Charge'"]);
});

test('a machine without a name is this one if its file declares no other', () => {
  const text = begin.replace(", 'Order')", ')') + "order.mock('Charge');";
  expect(renamed(text)).toEqual([text.replace("'Charge'", "'Pay\\'s'")]);
  expect(renamed(text, 'a.test.ts', { ...reading, machine: { ...machine, isAlone: false } })).toEqual([
    text,
    "'Charge'",
  ]);
});

test('a path that two folders have means this machine only if both declare it', () => {
  const text = `${begin}order.mock('Charge');`;
  const both = { ...reading, pathsOf: (path: string) => [`/shop/b/${path}`, `/shop/${path}`] };
  expect(renamed(text, 'a.test.ts', both)).toEqual([text, "'Charge'"]);
  expect(renamed(text, 'a.test.ts', { ...reading, pathsOf: () => [] })).toEqual([text, "'Charge'"]);
});

test('a test that is too deep to read is only listed', () => {
  const text = `${begin}order.mock('Charge'); const a = ${'1 + '.repeat(20_000)}1;`;
  expect(renamed(text)).toEqual([text, "'Charge'"]);
});

test('reads require, new Stepmill, JavaScript and JSX', () => {
  const text = `const { Stepmill } = require('stepmill');
const order = new Stepmill().stateMachine('template.yaml', 'orders').typed();
order.mock('Charge');
`;
  expect(renamed(text, 'a.test.cjs')).toEqual([text.replace("'Charge'", "'Pay\\'s'")]);
  expect(renamed(text.replace("'stepmill'", "'another'"), 'a.test.cjs')).toEqual([
    text.replace("'stepmill'", "'another'"),
    "'Charge'",
  ]);
  const view = `${begin}order.mock('Charge'); const a = <b title="x">y</b>;`;
  expect(renamed(view, 'a.test.tsx')).toEqual([view.replace("'Charge'", "'Pay\\'s'")]);
});

test('comments and other strings stay; an escaped name is read', () => {
  const text = `${begin}// 'Charge'\norder.mock('\\x43harge'); log('Charge it', 'Charge');`;
  expect(renamed(text)).toEqual([text.replace("'\\x43harge'", "'Pay\\'s'"), "'Charge'"]);
});

test('without TypeScript, or with wrong syntax, nothing changes', () => {
  const text = `${begin}order.mock('Charge');`;
  expect(placesInTest(text, 'a.test.ts', names, { ...reading, ts: undefined })).toEqual([
    {
      from: text.indexOf("'Charge'"),
      to: text.indexOf("'Charge'") + 8,
      state: 'Charge',
      reason: 'The project has no TypeScript to read it with.',
    },
  ]);
  expect(renamed(`${text} ))`)).toEqual([`${text} ))`, "'Charge'"]);
});

import fs from 'node:fs';
import path from 'node:path';
import { InstalledPackage } from './support/InstalledPackage';
import { bin, run } from './support/run';

// Test files of a user under Jest, with the package as it is packed. The first two of a process are compiled, from the
// third on V8 has them: so there are four of each kind, in a folder with a blank.
jest.setTimeout(300_000);

let installed: InstalledPackage;
beforeAll(() => (installed = new InstalledPackage(undefined, 'a project')));
afterAll(() => installed.remove());

/** Notes each file that a test leads Jest to. */
const resolver = `
const fs = require('node:fs');
module.exports = (request, options) => {
  const found = options.defaultResolver(request, options);
  fs.appendFileSync(__dirname + '/resolved.txt', found + '\\n');
  return found;
};`;

const order = `{ StartAt: 'Charge', States: { Charge: {
  Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'charge', 'Payload.$': '$' }, OutputPath: '$.Payload', End: true } } }`;

const usual = `
const { stepmill } = require('stepmill/jest');
const sfn = stepmill();
const order = sfn.stateMachine(${order});
test('a task', async () => {
  order.mock('Charge').returns({ Payload: { ok: true } });
  const run = await order.run({ amount: 1 });
  expect(run).toHaveOutput({ ok: true });
});
test('rejects an answer that the API cannot return', async () => {
  order.mock('Charge').returns({ ok: true });
  await expect(order.run({})).rejects.toThrow('ok is not a member');
});`;

const parts = `
const fs = require('node:fs');
const path = require('node:path');
const read = jest.spyOn(fs, 'readFileSync');
const partsRead = () => read.mock.calls.map(([file]) => path.basename(String(file))).filter((name) => name.startsWith('stepmill'));
${usual.split(`test('rejects an answer`)[0]!}
test('the first part contains a small workflow and its matcher', () => {
  expect(partsRead().sort()).toEqual(['stepmill-base.js', 'stepmill.js']);
});
test('does not load the other query language until a definition needs it', async () => {
  const States = { Sum: { Type: 'Pass', Output: '{% $sum($states.input) %}', End: true } };
  const sum = sfn.stateMachine({ QueryLanguage: 'JSONata', StartAt: 'Sum', States });
  expect((await sum.run([1, 2])).output).toBe(3);
  expect(partsRead().sort()).toEqual(['stepmill-base.js', 'stepmill-engine.js', 'stepmill-language.js', 'stepmill.js']);
});`;

const own = String.raw`
const { stepmill } = require('stepmill/jest');
const sfn = stepmill();
const order = sfn.stateMachine(${order});
test('classes are the same in all entries', () => {
  expect(require('stepmill').HarnessError).toBe(require('stepmill/jest').HarnessError);
  expect(require('stepmill/node').HarnessError).toBe(require('stepmill/jest').HarnessError);
  const before = require('stepmill').HarnessError;
  jest.resetModules();
  expect(require('stepmill').HarnessError).not.toBe(before);
  expect(require('stepmill').HarnessError.is(new before('x'))).toBe(true);
});
test('values belong to the realm of the test', async () => {
  order.mock('Charge').returns({ Payload: [1] });
  const { output } = await order.run({});
  expect(output).toStrictEqual([1]);
  expect(output).toBeInstanceOf(Array);
  expect(new (require('stepmill').HarnessError)('x')).toBeInstanceOf(Error);
});
test('globals that a test replaces are its own', async () => {
  const { Map, JSON } = globalThis;
  globalThis.Map = class { constructor() { throw new Error('of the test') } };
  globalThis.JSON = {};
  try {
    order.mock('Charge').returns({ Payload: { a: 1 } });
    expect((await order.run({ b: 2 })).output).toStrictEqual({ a: 1 });
  } finally {
    Object.assign(globalThis, { Map, JSON });
  }
});
test('uses the built-in functions and clocks that a test replaces', async () => {
  const seen = [];
  const { stringify } = JSON;
  JSON.stringify = (...args) => { seen.push(args[0]); return stringify(...args) };
  jest.useFakeTimers({ now: 1e12 });
  try {
    order.mock('Charge').returns({ Payload: { a: 1 } });
    expect(await order.run({ b: 2 })).toHaveOutput({ a: 1 });
  } finally {
    JSON.stringify = stringify;
    jest.useRealTimers();
  }
  expect(seen).toContainEqual({ b: 2 });
});
test('stacks name files', () => {
  expect(new (require('stepmill').HarnessError)('x').stack).toMatch(__filename);
  const { stack } = (() => { try { sfn.lambda('f', 1) } catch (error) { return error } })();
  expect(stack).toMatch(/node_modules.stepmill.dist.stepmill\.js:\d+:\d+/);
});`;

/** Such a function is imported, for which Jest wants a flag of Node. */
const imports = `
const { stepmill } = require('stepmill/jest');
const sfn = stepmill();
const order = sfn.stateMachine('template.yaml', 'Order');
test('a handler that is an ES module', async () => {
  expect((await order.run({ amount: 2 })).output).toEqual({ doubled: 4 });
});`;
const template = `
Transform: AWS::Serverless-2016-10-31
Resources:
  Double:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: ., Handler: handler.handler, Runtime: nodejs20.x }
  Order:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: Double
        States: { Double: { Type: Task, Resource: !GetAtt Double.Arn, End: true } }
`;

const mocked = `
jest.mock('node:fs');
test('loads with a mocked fs', () => {
  expect(typeof require('stepmill/jest').stepmill).toBe('function');
});`;

const spied = `
const fs = require('node:fs');
test('loads with an fs that returns other content, whenever a part is loaded', () => {
  jest.spyOn(fs, 'readFileSync').mockReturnValue('{}');
  const { stepmill } = require('stepmill/jest');
  jest.isolateModules(() => expect(typeof require('stepmill/jest').stepmill).toBe('function'));
  expect(require('stepmill').validateDefinition('{}')[0].message).toBe('These fields are required: [States, StartAt]');
  jest.restoreAllMocks();
  expect(typeof stepmill).toBe('function');
});`;

const reset = `
const { HarnessError } = require('stepmill');
const { stepmill } = require('stepmill/jest');
const sfn = stepmill();
const { States } = ${order};
const ItemProcessor = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'Charge', States };
const orders = sfn.stateMachine({ StartAt: 'Each', States: { Each: { Type: 'Map', ItemProcessor, End: true } } });
beforeEach(() => jest.resetModules());
test('modules loaded after jest.resetModules() belong to those loaded before', async () => {
  orders.mock('Charge').answers(({ Payload }) => ({ Payload }));
  expect((await orders.run([{ id: 1 }, { id: 2 }])).status).toBe('SUCCEEDED');
});
test('so do their errors', async () => {
  await expect(orders.run([{ id: 1 }])).rejects.toBeInstanceOf(HarnessError);
});`;

function runJest(pattern: string, flags: readonly string[] = []): { readonly resolved: readonly string[] } {
  const config = { testEnvironment: 'node', transform: {}, resolver: '<rootDir>/resolver.cjs', testRegex: pattern };
  installed.write('jest.config.json', JSON.stringify(config));
  installed.write('resolver.cjs', resolver);
  installed.write('resolved.txt', '');
  run(process.execPath, [...flags, bin('jest', 'bin/jest.js'), '-c', 'jest.config.json', '--runInBand', '--silent'], {
    cwd: installed.project,
  });
  const lines = fs.readFileSync(path.join(installed.project, 'resolved.txt'), 'utf8').split('\n');
  return { resolved: [...new Set(lines)].map((name) => name.replaceAll(path.sep, '/')) };
}

test('modules that a usual test file loads', () => {
  for (let i = 0; i < 4; i++) installed.write(`usual/t${i}.test.js`, usual.split(`test('rejects an answer`)[0]!);
  const { resolved } = runJest('/usual/');
  const own = resolved.filter((name) => name.includes('/stepmill/'));
  expect(own.map((name) => name.split('/stepmill/')[1]).sort()).toEqual(['dist/jest.js', 'dist/load.js']);
  expect(resolved.filter((name) => /@aws-sdk|@smithy|express|\/nock\/|\/ajv\/|\/yaml\//.test(name))).toEqual([]);
});

test('loads only what a small test needs, and the rest on demand', () => {
  installed.write('parts/parts.test.js', parts);
  expect(runJest('/parts/').resolved.some((name) => name.endsWith('/stepmill/dist/load.js'))).toBe(true);
});

test('valid definitions stay valid, and errors are found, however often it is loaded', () => {
  for (let i = 0; i < 4; i++) installed.write(`all/usual${i}.test.js`, usual);
  for (let i = 0; i < 3; i++) installed.write(`all/own${i}.test.js`, own);
  installed.write('all/mocked.test.js', mocked);
  installed.write('all/spied.test.js', spied);
  for (let i = 0; i < 3; i++) installed.write(`all/reset${i}.test.js`, reset);
  installed.write('all/mockedReset.test.js', `jest.mock('fs'); jest.mock('node:fs');\n${reset}`);
  expect(runJest('/all/').resolved.some((name) => name.includes('@aws-sdk/client-lambda'))).toBe(true);
});

test('imports a handler that is an ES module', () => {
  installed.write('imports/imports.test.js', imports);
  installed.write('template.yaml', template);
  installed.write('handler.mjs', 'export const handler = async ({ amount }) => ({ doubled: 2 * amount });');
  runJest('/imports/', ['--experimental-vm-modules']);
});

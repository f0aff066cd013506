import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../src/emulator/service/createService';
import { Stepmill } from '../../src/harness/Stepmill';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:charge';
const definition = {
  StartAt: 'Prepare',
  States: {
    Prepare: { Type: 'Pass', Next: 'Charge' },
    Charge: { Type: 'Task', Resource: lambda, Next: 'Each' },
    Each: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Check', States: { Check: { Type: 'Succeed' } } },
      ItemsPath: '$.items',
      End: true,
    },
  },
} as const;

let sfn: Stepmill;
beforeEach(() => (sfn = new Stepmill({ target: 'process' })));
afterEach(() => sfn.close());

const neverAsked = (state: string, type: string): string =>
  `A mock of state '${state}' could never be used: it is a ${type} state, which makes no calls. Mocks are for Task, Map ` +
  "and Parallel states. Of 'Order' these are: Charge, Each.";

describe('a mock of a state that calls nothing is refused where it is written', () => {
  test.each([
    ['Prepare', 'Pass'],
    ['Check', 'Succeed'],
  ] as const)('%s, a %s state', (state, type) => {
    const order = sfn.stateMachine(definition, { name: 'Order' });
    expect(() => order.mock(state)).toThrow(neverAsked(state, type));
    expect(() => sfn.mock.state(state)).toThrow(neverAsked(state, type));
  });

  test('a state that another machine has as a Task may be mocked by its name', () => {
    sfn.stateMachine(definition, { name: 'Order' });
    sfn.stateMachine({ StartAt: 'Prepare', States: { Prepare: { Type: 'Task', Resource: lambda, End: true } } });
    expect(() => sfn.mock.state('Prepare').returns(1)).not.toThrow();
    expect(() => sfn.mock.state('OfAMachineToCome').returns(1)).not.toThrow();
  });

  test('a whole Map is mocked', async () => {
    const order = sfn.stateMachine(definition, { name: 'Order' });
    order.mock('Charge').returns({ items: [1, 2] });
    order.mock('Each').returns(['a', 'b']);
    const run = await order.run({});
    expect(run.output).toEqual(['a', 'b']);
  });
});

describe('a test case that mocks what the machine lacks', () => {
  const mocks = (state: string): object => ({
    StateMachines: { Order: { TestCases: { Happy: { Charge: 'Charged', [state]: 'Charged' } } } },
    MockedResponses: { Charged: { '0': { Return: { items: [] } } } },
  });
  const sentence =
    "Test case 'Happy' of MockConfigFile.json mocks 'Chrge': 'Order' has no such state. Did you mean 'Charge'?";

  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  test('fails the test that starts it', async () => {
    const file = path.join(folder, 'mocks.json');
    const order = sfn.stateMachine(definition, { name: 'Order' });
    fs.writeFileSync(file, JSON.stringify(mocks('Chrge')));
    sfn.use(file, 'Happy');
    await expect(order.run({})).rejects.toThrow(sentence.replace('MockConfigFile.json', file));
    fs.writeFileSync(file, JSON.stringify(mocks('Prepare')));
    sfn.use(file);
    await expect(order.run({}, { testCase: 'Happy' })).rejects.toThrow("mocks 'Prepare': it is a Pass state");
  });

  test('testCases names those of a machine, or of all', () => {
    const file = path.join(folder, 'mocks.json');
    const { MockedResponses } = mocks('Each') as { MockedResponses: object };
    const cases = (...names: string[]): object => ({ TestCases: Object.fromEntries(names.map((name) => [name, {}])) });
    const StateMachines = { Order: cases('A', 'B'), Refund: cases('B', 'C') };
    fs.writeFileSync(file, JSON.stringify({ StateMachines, MockedResponses }));
    expect(sfn.testCases(file, 'Order')).toEqual(['A', 'B']);
    expect(sfn.testCases(file)).toEqual(['A', 'B', 'C']);
    expect(() => sfn.testCases(file, 'Odrer')).toThrow("has no state machine 'Odrer'");
  });

  test('is a note in a service, once', () => {
    const notes: string[] = [];
    const service = createService({ mocks: mocks('Chrge'), onNote: (note) => notes.push(note) });
    const roleArn = 'arn:aws:iam::123456789012:role/r';
    const input = { name: 'Order', definition: JSON.stringify(definition), roleArn };
    const { stateMachineArn } = service.call('CreateStateMachine', input) as { stateMachineArn: string };
    service.call('StartExecution', { stateMachineArn: `${stateMachineArn}#Happy` });
    service.call('StartExecution', { stateMachineArn: `${stateMachineArn}#Happy` });
    service.close();
    expect(notes).toEqual([sentence]);
  });
});

test('notes tell what to install so that mocks are checked', async () => {
  const one = sfn.stateMachine({
    StartAt: 'Act',
    States: {
      Act: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:workmail:listUsers', Parameters: {}, End: true },
    },
  });
  one.mock('Act').returns({ Usrs: [] });
  await one.run();
  await one.run();
  expect(sfn.notes).toEqual([
    "Mocks of 'workmail' calls are not checked against its API: no @aws-sdk/client-* package for 'workmail' is installed. " +
      'To check them: npm install --save-dev @aws-sdk/client-workmail',
  ]);
});

test.each<[unknown, string]>([
  [{ total: NaN }, 'NaN, and JSON has no such number (at .total).'],
  [{ items: Promise.resolve([]) }, 'a promise: did you forget an await? (at .items).'],
  [new Map(), 'a Map, which JSON cannot represent.'],
])('an input that JSON would change without a word is refused: %p', async (input, odd) => {
  const order = sfn.stateMachine(definition, { name: 'Order' });
  await expect(order.run(input)).rejects.toThrow(`The input of an execution must be JSON, but it is ${odd}`);
});

test('an action that is undefined is not the whole service', () => {
  expect(() => sfn.mock.service('dynamodb', undefined)).toThrow(
    "The action of mock.service('dynamodb', …) is undefined.",
  );
});

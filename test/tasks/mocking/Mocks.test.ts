import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TaskReply } from '../../../src/contract/task';
import { HarnessError } from '../../../src/errors/HarnessError';
import { loadMockConfig, MockConfigError } from '../../../src/tasks/mocking/config/loadMockConfig';
import { MockShapeError } from '../../../src/tasks/mocking/drift/MockShapeError';
import { Mocks } from '../../../src/tasks/mocking/Mocks';
import { lambda, mock, sqs } from '../../../src/tasks/mocking/scripts';
import { functionArn, taskRequest } from './taskRequest';

type Given = Parameters<typeof taskRequest>[0];

function output(mocks: Mocks, given: Given = {}): unknown {
  const reply = mocks.ask(taskRequest({ resource: functionArn, ...given }))?.reply as TaskReply | undefined;
  return reply && (reply.outcome && 'output' in reply.outcome ? reply.outcome.output : reply);
}

const happy = (value: unknown): object => ({
  StateMachines: { Order: { TestCases: { Happy: { Charge: 'Charged' } } } },
  MockedResponses: { Charged: { '0-1': { Return: value } } },
});

describe('who is asked first', () => {
  test('later scripts before earlier ones, overrides before the initial ones, the mock file last', () => {
    const mocks = new Mocks();
    const given: Given = { testCase: 'Happy' };
    expect(output(mocks, given)).toBeUndefined();
    mocks.useConfig(loadMockConfig(happy('file')));
    expect(output(mocks, given)).toBe('file');
    mocks.use(mock('Charge').returns('first'), mock('Charge').returns('second'));
    expect(output(mocks, given)).toBe('second');
    mocks.use('test', mock('Charge').returns('override'));
    mocks.use(mock('Charge').returns('third'));
    expect(output(mocks, given)).toBe('override');
    mocks.reset();
    expect(output(mocks, given)).toBe('third');
    expect(mocks.scripts).toHaveLength(3);
  });

  test('a script that has no answer left, or is for other calls, passes over to the next', () => {
    const mocks = new Mocks();
    mocks.use(mock('Charge').returns('always'));
    mocks.use(mock('Charge').returns('once').once());
    mocks.use(mock('Ship').returns('other'));
    expect([output(mocks), output(mocks), output(mocks)]).toEqual(['once', 'always', 'always']);
  });

  test('a script that was given no answer is a mistake when it is asked, and not before', () => {
    const mocks = new Mocks();
    mocks.use(mock('Charge').returns('always'));
    mocks.use(mock('Ship'));
    expect(output(mocks)).toBe('always');
    const charge = mock('Charge');
    mocks.use(charge);
    expect(() => output(mocks)).toThrow(
      new HarnessError(
        "The mock of state 'Charge' matches state 'Charge', but has no answer: write .returns(…), .throws(…) or .answers(…).",
      ),
    );
    charge.returns('now');
    expect(output(mocks)).toBe('now');
  });
});

describe('reset and restore', () => {
  test('reset leaves used answers used, restore revives them', () => {
    const mocks = new Mocks();
    mocks.use(mock('Charge').returns('once').once());
    expect(output(mocks)).toBe('once');
    mocks.reset();
    expect(output(mocks)).toBeUndefined();
    mocks.restore();
    expect(output(mocks)).toBe('once');
  });
});

/* eslint-disable @typescript-eslint/no-deprecated -- these are what is tested */
describe('older verbs do the same', () => {
  const initial = () => mock('Charge').returns('initial');
  const other = () => mock('Charge').returns('other');
  /** What is asked, in its order, and what answers, with and without the test case of the mock file. */
  const outcome = (act: (mocks: Mocks) => void) => {
    const mocks = new Mocks();
    mocks.useConfig(loadMockConfig(happy('of the file')));
    mocks.useConfig(loadMockConfig(happy('of the test')), 'test');
    mocks.use(initial());
    act(mocks);
    mocks.use(mock('Ship').returns(1));
    const seen = () => ({
      asked: mocks.scripts.map(({ description, steps: [step] }) => [description, step!.answer.description]),
      answers: [output(mocks, { testCase: 'Happy' }), output(mocks), output(mocks, { state: 'Ship' })],
    });
    const before = seen();
    mocks.reset();
    return [before, seen()];
  };

  test.each<[string, (mocks: Mocks) => void, (mocks: Mocks) => void]>([
    ['override', (mocks) => mocks.override(other()), (mocks) => mocks.use('test', other())],
    [
      'override of several',
      (mocks) => mocks.override(other(), initial()),
      (mocks) => mocks.use('test', other(), initial()),
    ],
    [
      'reset with scripts',
      (mocks) => mocks.reset(other()),
      (mocks) => {
        mocks.reset('file');
        mocks.reset();
        // Other than `reset('file')`, it keeps the mock file.
        mocks.useConfig(loadMockConfig(happy('of the file')));
        mocks.use(other());
      },
    ],
  ])('%s', (_name, alias, verb) => {
    expect(outcome(alias)).toEqual(outcome(verb));
    expect(outcome(alias)).not.toEqual(outcome(() => undefined));
  });
});
/* eslint-enable @typescript-eslint/no-deprecated */

describe('scopes', () => {
  test.each<[string, (mocks: any) => void]>([
    ["use('MockConfigFile.json')", (mocks) => mocks.use('MockConfigFile.json')],
    ["use('tests')", (mocks) => mocks.use('tests', mock('Charge').returns(1))],
    ["reset('all')", (mocks) => mocks.reset('all')],
  ])('%s is a mistake', (call, act) => {
    expect(() => act(new Mocks())).toThrow(
      new HarnessError(`mocks.${call}: a scope is 'test' or 'file'. A mock file is read by mocks.useConfigFile(path).`),
    );
  });

  test('scripts of a test end with it, those of its file stay', () => {
    const mocks = new Mocks();
    mocks.use('test', mock('Charge').returns('of the test'));
    mocks.use('file', mock('Charge').returns('of the file'));
    expect(output(mocks)).toBe('of the test');
    mocks.reset('test');
    expect(output(mocks)).toBe('of the file');
    mocks.reset('file');
    expect(output(mocks)).toBeUndefined();
    expect(mocks.scripts).toEqual([]);
  });

  test('a mock file of a test hides that of its file, as long as the test runs', () => {
    const mocks = new Mocks();
    const given: Given = { testCase: 'Happy' };
    mocks.useConfig(loadMockConfig(happy('of the file')));
    mocks.useConfig(loadMockConfig(happy('of the test')), 'test');
    expect(output(mocks, given)).toBe('of the test');
    mocks.reset('test');
    expect(output(mocks, given)).toBe('of the file');
  });
});

describe('what is left', () => {
  test('unused, pending and exhausted scripts', () => {
    const mocks = new Mocks();
    const never = mock('Ship').returns(1);
    const half = mock('Charge').returns(1).times(2).returns(2);
    const spent = lambda('charge').onAttempt(1).returns(1).once();
    mocks.use(never, half, spent);
    output(mocks);
    output(mocks, { attempt: 1 });
    expect(mocks.unused()).toEqual([never.script]);
    expect(mocks.pending()).toEqual([half.script, never.script]);
    expect(mocks.exhausted()).toEqual([spent.script]);
  });

  test('scripts of the mock file count once an execution has been started with their test case', () => {
    const mocks = new Mocks();
    mocks.useConfig(loadMockConfig(happy(1)));
    expect(mocks.pending()).toEqual([]);
    mocks.startTestCase('Order', 'Happy');
    mocks.startTestCase('Order', 'Happy');
    expect(mocks.unused().map(({ description }) => description)).toEqual([
      "mock of state machine 'Order', test case 'Happy', state 'Charge' (MockConfigFile.json)",
    ]);
    output(mocks, { testCase: 'Happy' });
    expect(mocks.unused()).toEqual([]);
    expect(mocks.pending().map(({ outstanding }) => outstanding)).toEqual([['returns 1 (1 of 2 given)']]);
    output(mocks, { testCase: 'Happy', invocation: 1 });
    expect(mocks.pending()).toEqual([]);
    mocks.restore();
    expect(mocks.unused()).toEqual([]);
  });
});

describe('explain', () => {
  test('says of each script why it does not answer', () => {
    const mocks = new Mocks();
    const ship = mock('Ship').returns(1);
    const spent = mock('Charge').returns(1).once();
    const fits = mock('Charge').onAttempt(5).returns(1);
    mocks.use(ship, spent);
    mocks.use('test', fits);
    output(mocks);
    expect(mocks.explain(taskRequest())).toEqual([
      { script: fits.script, reason: 'it is for attempt 5, and the attempt is 0' },
      { script: spent.script, reason: 'its answers are used up: returns 1' },
      { script: ship.script, reason: "it is for state 'Ship', and the state is 'Charge'" },
    ]);
    expect(mocks.explain(taskRequest({ attempt: 5 }))).toHaveLength(2);
  });

  test('ask tells whose answer it is', () => {
    const mocks = new Mocks();
    const script = mock('Charge').returns(1);
    const request = taskRequest({ resource: functionArn });
    expect(mocks.ask(request)).toBeUndefined();
    mocks.use(script);
    expect(mocks.ask(request)).toEqual({ script: script.script, reply: { outcome: { output: 1 } } });
  });
});

describe('startTestCase', () => {
  test('a test case that scripts or the file know', () => {
    const mocks = new Mocks();
    mocks.use(mock('Charge').inTestCase('Scripted').returns(1));
    mocks.useConfig(loadMockConfig(happy(1)));
    mocks.startTestCase('Order', 'Scripted');
    mocks.startTestCase('Order', 'Happy');
    expect(() => mocks.startTestCase('Order', 'Hapy')).toThrow(
      new HarnessError(
        "State machine 'Order' has no test case 'Hapy' in MockConfigFile.json. Did you mean 'Happy'? It has: 'Happy'.",
      ),
    );
  });

  test('without a file there is none', () => {
    expect(() => new Mocks().startTestCase('Order', 'Happy')).toThrow(
      new HarnessError(
        "The execution of 'Order' names the test case 'Happy', but there is no mock file. " +
          "Name one (SFN_MOCK_CONFIG), or write scripts with .inTestCase('Happy').",
      ),
    );
  });
});

describe('checking against the API', () => {
  const send: Given = { resource: 'sqs:sendMessage', parameters: { QueueUrl: 'orders', MessageBody: 'm' } };

  test('is PRESENT, unless the mocks or the script say otherwise', () => {
    const mocks = new Mocks();
    mocks.use(mock('Charge').returns({ MesageId: 'm' }));
    expect(() => output(mocks, send)).toThrow(MockShapeError);
    mocks.use(mock('Charge').validated('NONE').returns({ MesageId: 'm' }));
    expect(output(mocks, send)).toEqual({ MesageId: 'm' });
    const loose = new Mocks({ validation: 'NONE' });
    loose.use(mock('Charge').returns({ MesageId: 'm' }));
    expect(output(loose, send)).toEqual({ MesageId: 'm' });
    loose.use(mock('Charge').returns({ MesageId: 'm' }).validated('STRICT'));
    expect(() => output(loose, send)).toThrow(MockShapeError);
  });

  test('holds for promises and for the mock file', async () => {
    const mocks = new Mocks();
    mocks.use(mock('Charge').answers(async () => ({ MessageId: 7 })));
    await expect(mocks.ask(taskRequest(send))?.reply).rejects.toThrow(
      'MessageId is a number 7: the API says a string.',
    );
    const filed = new Mocks();
    filed.useConfig(loadMockConfig(happy({ MessageId: 7 })));
    expect(() => output(filed, { ...send, testCase: 'Happy' })).toThrow(MockShapeError);
  });

  test('finds nothing wrong with what scripts make up by themselves', () => {
    const mocks = new Mocks({ validation: 'STRICT' });
    mocks.use(sqs('orders').succeeds(), mock('Invoke').succeeds(), mock('Start').succeeds(), mock('Put').succeeds());
    const machine = { StateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:child', Input: {} };
    output(mocks, send);
    output(mocks, { ...send, resource: 'aws-sdk:sqs:sendMessage' });
    for (const resource of ['lambda:invoke', 'aws-sdk:lambda:invoke']) output(mocks, { state: 'Invoke', resource });
    for (const resource of [
      'states:startExecution',
      'states:startExecution.sync',
      'states:startExecution.sync:2',
      'aws-sdk:sfn:startExecution',
      'aws-sdk:sfn:startSyncExecution',
    ]) {
      output(mocks, { state: 'Start', resource, parameters: machine });
    }
    for (const resource of ['events:putEvents', 'sns:publish', 'dynamodb:putItem', 'aws-sdk:dynamodb:getItem']) {
      output(mocks, { state: 'Put', resource });
    }
    expect(mocks.notes).toEqual([]);
  });

  test('notes say what is not checked', () => {
    const heard: string[] = [];
    const mocks = new Mocks({ onNote: (note) => heard.push(note) });
    mocks.use(mock('Charge').returns({ any: 1 }));
    output(mocks, { resource: 'aws-sdk:brandnew:act' });
    expect(heard).toEqual([
      "A mock answered arn:aws:states:::aws-sdk:brandnew:act, but this integration may not exist: no service 'brandnew' " +
        "is known here, and no @aws-sdk/client-* package for 'brandnew' is installed. AWS rejects unknown integrations.",
    ]);
    expect(mocks.notes).toEqual(heard);
  });
});

describe('the mock file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stepmill-'));
    file = join(folder, 'MockConfigFile.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is read again when it has changed, and kept as it was when it is wrong', () => {
    const mocks = new Mocks();
    mocks.reload();
    writeFileSync(file, JSON.stringify(happy(1)));
    mocks.useConfigFile(file);
    writeFileSync(file, JSON.stringify(happy(2)));
    expect(output(mocks, { testCase: 'Happy' })).toBe(1);
    mocks.reload();
    expect(output(mocks, { testCase: 'Happy' })).toBe(2);
    writeFileSync(file, '{ half');
    expect(() => mocks.reload()).toThrow(MockConfigError);
    expect(output(mocks, { testCase: 'Happy' })).toBe(2);
    mocks.useConfig(undefined);
    expect(output(mocks, { testCase: 'Happy' })).toBeUndefined();
  });
});

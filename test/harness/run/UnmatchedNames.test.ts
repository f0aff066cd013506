import { CreateStateMachineCommand } from '@aws-sdk/client-sfn';
import { TestInProgress } from '../../../src/harness/runner/TestInProgress';
import type { StepmillOptions } from '../../../src/harness/StepmillOptions';
import { TestServerProcess } from '../places/support/TestServerProcess';
import { Stepmill } from '../../../src/harness/Stepmill';

const task = (more: object): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'ship' },
  ...more,
});
const definition = {
  StartAt: 'Each',
  States: {
    Each: { Type: 'Map', ItemProcessor: { StartAt: 'Ship', States: { Ship: task({ End: true }) } }, End: true },
  },
};

/** The error at the end of a test that does this, and then runs the machine. */
async function endOf(
  write: (sfn: Stepmill) => unknown,
  input: unknown = [1, 2, 3],
  options: StepmillOptions = {},
): Promise<string | undefined> {
  const sfn = new Stepmill(options);
  const machine = sfn.stateMachine(definition, { name: 'Order' });
  try {
    sfn.mock.lambda('ship').returns(1);
    await write(sfn);
    await machine.run(input);
    await sfn.endTest();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await sfn.close().catch(() => undefined);
  }
}

/** The error at the end of a file whose tests do this one after the other, each with a machine of its own. */
async function endOfFile(
  tests: readonly { readonly write: (sfn: Stepmill) => unknown; readonly machine?: object; readonly input?: unknown }[],
  options: StepmillOptions = {},
): Promise<string | undefined> {
  const { argv, execArgv } = process;
  Object.assign(process, { argv: ['node', 'jest'], execArgv: [] });
  const progress = new TestInProgress({ hooked: true });
  const sfn = new Stepmill(options, progress);
  try {
    for (const { write, machine = definition, input = [1, 2, 3] } of tests) {
      progress.begin();
      sfn.mock.lambda('ship').returns(1);
      await write(sfn);
      await sfn.stateMachine(machine).run(input);
      progress.end();
      await sfn.endTest();
    }
    return await sfn.close().then(
      () => undefined,
      (error: unknown) => (error as Error).message,
    );
  } finally {
    await sfn.close().catch(() => undefined);
    Object.assign(process, { argv, execArgv });
  }
}

function otherMocks(sfn: Stepmill): void {
  sfn.mock.lambda('bill').throws('Down');
  sfn.mock.lambda('ship-2').throws('Down');
  sfn.mock.service('dynamodb', 'getItem').throws('DynamoDb.Down');
  sfn.mock.resource('arn:aws:states:::dynamodb:getItem').throws('DynamoDb.Down');
  sfn.mock.resource('arn:aws:lambda:us-east-1:123456789012:function:bill').throws('Down');
  sfn.mock.lambda('ship').inTestCase('Refund').throws('Down');
  sfn.mock.service('lambda:invoke.waitForTaskToken').returns({});
  sfn.mock.lambda('ship').inStateMachine('Invoice').throws('Down');
}

async function machineOfTheCode(sfn: Stepmill): Promise<void> {
  const other = JSON.stringify({ StartAt: 'Save', States: { Save: task({ End: true }) } });
  const create = { name: 'Other', definition: other, roleArn: 'arn:aws:iam::123456789012:role/r' };
  await sfn.client().send(new CreateStateMachineCommand(create));
  sfn.mock.state('Save').returns({ Payload: 1 });
}

test('a mock in a misspelt test case', async () => {
  const sfn = new Stepmill();
  sfn.mock.lambda('ship').inTestCase('Declned').throws('Down');
  sfn.mock.lambda('ship').inTestCase('Declined').returns(1);
  await sfn.stateMachine(definition, { name: 'Order' }).run([1], { testCase: 'Declined' });
  await expect(sfn.endTest()).rejects.toThrow(
    "mock of Lambda function 'ship', test case 'Declned': no execution of the test was started with the test case 'Declned'. Did you mean 'Declined'?",
  );
  await sfn.close();
});

test('mocks of all tests in test cases that only some tests use', async () => {
  const sfn = new Stepmill();
  const cases = ['Declined', 'Declined2', 'DeclinedTwice', 'Authorized', 'Unauthorized'];
  for (const testCase of cases) sfn.mock.lambda('ship').inTestCase(testCase).returns(testCase);
  const order = sfn.stateMachine(definition, { name: 'Order' });
  await order.run([1], { testCase: 'Declined' });
  await order.run([1], { testCase: 'Authorized' });
  await expect(sfn.endTest()).resolves.toBeUndefined();
  // None of these is nearly another one for sure; none was started in any test.
  await expect(sfn.close()).rejects.toThrow("no execution was started with the test case 'DeclinedTwice'");
});

test('a mock of an unknown state, written before its machine was named', async () => {
  const sfn = new Stepmill();
  sfn.mock.state('Shipp').returns({ Payload: 2 });
  sfn.mock.lambda('ship').returns(1);
  await sfn.stateMachine(definition, { name: 'Order' }).run([1]);
  await expect(sfn.endTest()).rejects.toThrow(
    "These had no effect:\n  mock of state 'Shipp': the test has no state 'Shipp'. Did you mean 'Ship'?",
  );
  await sfn.close();
});

const cases: [string, (sfn: Stepmill) => unknown, string | undefined][] = [
  // A later test of the file may have it.
  ['an item that no Map had', (sfn) => sfn.mock.state('Ship').forItem(99).returns({ Payload: 2 }), undefined],
  ['a state of another name', (sfn) => sfn.mock.state('Refund').returns({ Payload: 2 }), undefined],
  [
    'an item that ran, but whose mock was not asked',
    (sfn) => sfn.mock.lambda('ship').forItem(1).when({ a: 1 }).returns(2),
    undefined,
  ],
  [
    'a denial for an unknown state',
    (sfn) => sfn.deny('lambda:InvokeFunction', { state: 'Shipp' }),
    "These had no effect:\n  deny('lambda:InvokeFunction', {\"state\":\"Shipp\"}): the test has no state 'Shipp'. Did you mean 'Ship'?",
  ],
  [
    'an unknown machine',
    (sfn) => sfn.deny('lambda:InvokeFunction', { stateMachine: 'Orders' }),
    "These had no effect:\n  deny('lambda:InvokeFunction', {\"stateMachine\":\"Orders\"}): the test has no state machine 'Orders'. Did you mean 'Order'?",
  ],
  [
    'a function that nothing calls, nearly one that is called',
    (sfn) => sfn.mock.lambda('shpi').throws('Down'),
    "These had no effect:\n  mock of Lambda function 'shpi': Nothing calls a Lambda function 'shpi'. Did you mean 'ship'? (If not, write its ARN.)",
  ],
  [
    'a function of the test, nearly one that is called',
    (sfn) => sfn.lambda('shpi', () => 2),
    "These had no effect:\n  sfn.lambda('shpi', …): Nothing calls a Lambda function 'shpi'. Did you mean 'ship'? (If not, write its ARN.)",
  ],
  ['another function of the test', (sfn) => sfn.lambda('bill', () => 2), undefined],
  [
    'an unknown action',
    (sfn) => sfn.mock.service('dynamodb', 'getItm').throws('DynamoDb.Down'),
    "These had no effect:\n  mock of service call 'dynamodb:getItm': 'dynamodb' has no action 'getItm'. Did you mean 'getItem'?",
  ],
  [
    'calls of an unknown machine',
    (sfn) => sfn.mock.lambda('ship').inStateMachine('Ordre').throws('Down'),
    "These had no effect:\n  mock of Lambda function 'ship', state machine 'Ordre': the test has no state machine 'Ordre'. Did you mean 'Order'?",
  ],
  [
    'a function by its ARN',
    (sfn) => sfn.mock.lambda('arn:aws:lambda:us-east-1:1:function:shpi').throws('D'),
    undefined,
  ],
  [
    'a service that nobody knows',
    (sfn) => sfn.mock.service('lambbda', 'invoke').throws('Down'),
    "These had no effect:\n  mock of service call 'lambbda:invoke': no task of the test calls a service 'lambbda', and no such service is known. Did you mean 'lambda'?",
  ],
  [
    'a service of few letters that nobody knows',
    (sfn) => sfn.mock.service('s33').throws('Down'),
    "These had no effect:\n  mock of service call 's33': no task of the test calls a service 's33', and no such service is known. Did you mean 's3'?",
  ],
  [
    'a Resource that is nearly one of a task',
    (sfn) => sfn.mock.resource('arn:aws:states:::lambda:invok').throws('Down'),
    "These had no effect:\n  mock of resource 'arn:aws:states:::lambda:invok': no task of the test has the Resource 'arn:aws:states:::lambda:invok'. Did you mean 'arn:aws:states:::lambda:invoke'?",
  ],
  [
    'a Resource with another pattern',
    (sfn) => sfn.mock.resource('arn:aws:states:::lambda:invoke.waitForTaskToken').throws('Down'),
    "These had no effect:\n  mock of resource 'arn:aws:states:::lambda:invoke.waitForTaskToken': no task of the test has the Resource 'arn:aws:states:::lambda:invoke.waitForTaskToken'. Did you mean 'arn:aws:states:::lambda:invoke'?",
  ],
  [
    'a Resource that cannot be',
    (sfn) => sfn.mock.resource('ship').throws('Down'),
    "These had no effect:\n  mock of resource 'ship': no task of the test has the Resource 'ship'. There are arn:aws:states:::lambda:invoke.",
  ],
  [
    'an unknown Map',
    (sfn) => sfn.mock.lambda('ship').forItem(1, 'Eachh').throws('Down'),
    "These had no effect:\n  mock of Lambda function 'ship', item 1 of Map 'Eachh': the test has no state 'Eachh'. Did you mean 'Each'?",
  ],
  ['another function, and another action', (sfn) => otherMocks(sfn), undefined],
  ['a right that nothing needed', (sfn) => sfn.deny('dynamodb:PutItem', { state: 'Ship' }), undefined],
  ['an unused mock of a state that there is', (sfn) => sfn.mock.state('Each').when({ a: 1 }).returns([]), undefined],
];

test.each(cases)('%s', async (_title, write, message) => {
  expect(await endOf(write)).toBe(message);
});

describe('for tests whose machines differ, the file fails when no machine has the name', () => {
  const refunding = { StartAt: 'Refund', States: { Refund: task({ End: true }) } };
  const beforeEachOf = (sfn: Stepmill): void => {
    sfn.mock.state('Refund').returns({ Payload: 2 });
    sfn.mock.state('Ship').forItem(2).returns({ Payload: 3 });
    void sfn.deny('dynamodb:PutItem', { state: 'Refund' });
  };
  const noEffect = (...lines: string[]): string =>
    [
      'These had no effect in any test of this file. Remove them, correct the name, or, after a mock that may stay unused, .optional():',
      ...lines,
    ].join('\n  ');

  test('passes when a later test has it', async () => {
    const tests = [
      { write: beforeEachOf, input: [1] },
      { write: beforeEachOf },
      { write: beforeEachOf, machine: refunding },
    ];
    expect(await endOfFile(tests)).toBeUndefined();
  });

  test('passes when an earlier test had it', async () => {
    const tests = [
      { write: beforeEachOf, machine: refunding },
      { write: beforeEachOf },
      { write: beforeEachOf, input: [1] },
    ];
    expect(await endOfFile(tests)).toBeUndefined();
  });

  test('a state that no machine of the file has', async () => {
    expect(await endOfFile([{ write: beforeEachOf }, { write: beforeEachOf, input: [1] }])).toBe(
      noEffect(
        "mock of state 'Refund': the test has no state 'Refund'. There are Each, Ship.",
        'deny(\'dynamodb:PutItem\', {"state":"Refund"}): the test has no state \'Refund\'. There are Each, Ship.',
      ),
    );
  });

  test('an item that no Map of the file had', async () => {
    expect(
      await endOfFile([
        { write: beforeEachOf, machine: refunding },
        { write: beforeEachOf, input: [1, 2] },
        { write: beforeEachOf, input: [1] },
        { write: (sfn) => sfn.mock.state('Refund').forItem(1).returns({ Payload: 3 }), machine: refunding },
      ]),
    ).toBe(
      noEffect(
        "mock of state 'Ship', item 2: 2 items ran, counted from 0.",
        "mock of state 'Refund', item 1: its task does not run in such a Map.",
      ),
    );
  });

  test('an item of an outer Map, whatever inner Maps had', async () => {
    const Inner = { Type: 'Map', ItemProcessor: { StartAt: 'Ship', States: { Ship: task({ End: true }) } }, End: true };
    const Outer = { Type: 'Map', ItemProcessor: { StartAt: 'Inner', States: { Inner } }, End: true };
    const machine = { StartAt: 'Outer', States: { Outer } };
    const write = (sfn: Stepmill): void => {
      sfn.mock.state('Ship').forItem(1, 'Outer').returns({ Payload: 3 });
      sfn.mock.state('Ship').forItem(2, 'Outer').returns({ Payload: 3 });
      sfn.mock.lambda('ship').returns(1);
    };
    expect(await endOfFile([{ write, machine, input: [[1], [1]] }])).toBe(
      noEffect("mock of state 'Ship', item 2 of Map 'Outer': 2 items ran, counted from 0."),
    );
    expect(await endOfFile([{ write, machine, input: [[1, 2, 3], [1]] }])).toBe(
      noEffect("mock of state 'Ship', item 2 of Map 'Outer': 2 items ran, counted from 0."),
    );
  });

  test('an item of a mock that is written outside of tests', async () => {
    const progress = new TestInProgress({ hooked: true });
    const sfn = new Stepmill({}, progress);
    sfn.mock.state('Ship').returns({ Payload: 1 });
    sfn.mock.state('Ship').forItem(7).returns({ Payload: 3 });
    const machine = sfn.stateMachine(definition);
    progress.begin();
    await machine.run([1]);
    progress.end();
    await sfn.endTest();
    const { argv } = process;
    process.argv = ['node', 'jest'];
    await expect(sfn.close()).rejects.toThrow("mock of state 'Ship', item 7: 1 item");
    process.argv = argv;
  });
});

describe('fails the file for what no state can match', () => {
  const ship = (sfn: Stepmill): unknown => sfn.mock.lambda('ship').returns(1);

  test.each<[string, (sfn: Stepmill) => unknown, string]>([
    [
      'a function',
      (sfn) => sfn.mock.lambda('bill').returns(1),
      "mock of Lambda function 'bill': no task of the test makes such a call. They call the Lambda function ship.",
    ],
    [
      'a function by its ARN',
      (sfn) => sfn.mock.lambda('arn:aws:lambda:us-east-1:1:function:bill').returns(1),
      "mock of Lambda function 'arn:aws:lambda:us-east-1:1:function:bill': no task of the test makes such a call.",
    ],
    [
      'a topic',
      (sfn) => sfn.mock.sns('news').succeeds(),
      "mock of SNS topic 'news': no task of the test makes such a call. None calls an SNS topic: they call lambda:invoke.",
    ],
    [
      'an action',
      (sfn) => sfn.mock.service('dynamodb', 'putItem').returns({}),
      "mock of service call 'dynamodb:putItem': no task of the test makes such a call. Its tasks call lambda:invoke.",
    ],
    [
      'a Resource',
      (sfn) => sfn.mock.resource('arn:aws:states:::dynamodb:putItem').returns({}),
      'no task of the test makes such a call. Its tasks call arn:aws:states:::lambda:invoke.',
    ],
    [
      'another state machine',
      (sfn) => sfn.mock.lambda('ship').inStateMachine('Invoice').returns(2),
      "mock of Lambda function 'ship', state machine 'Invoice': the test has no state machine 'Invoice'. There are",
    ],
    [
      'a test case',
      (sfn) => sfn.mock.lambda('ship').inTestCase('Refund').returns(2),
      "test case 'Refund': no execution was started with the test case 'Refund'. None was started with a test case.",
    ],
    [
      'an attempt',
      (sfn) => sfn.mock.lambda('ship').onAttempt(1).returns(2),
      "mock of Lambda function 'ship', attempt 1: .onAttempt(n) counts from 0, and there is at most 1 attempt.",
    ],
    [
      'a function of the test',
      (sfn) => sfn.lambda('bill', () => 1),
      "sfn.lambda('bill', …): no task of the test calls it.",
    ],
  ])('%s, unless it may stay unused', async (_title, write, line) => {
    expect(await endOfFile([{ write: ship }, { write }])).toContain(line);
    const optional = (sfn: Stepmill): unknown => (write(sfn) as { optional(): unknown }).optional();
    expect(await endOfFile([{ write: ship }, { write: optional }])).toBeUndefined();
  });

  test('passes for what another test matches, or what may match anything', async () => {
    const computed = { StartAt: 'A', States: { A: task({ Parameters: { 'FunctionName.$': '$[0]' }, End: true }) } };
    const bill = (sfn: Stepmill): unknown => sfn.mock.lambda('bill').returns(1);
    expect(await endOfFile([{ write: bill }, { write: bill, machine: computed, input: ['ship'] }])).toBeUndefined();
  });

  test('passes for what a call of a client matched', async () => {
    const write = async (sfn: Stepmill): Promise<void> => {
      sfn.mock.service('dynamodb', 'putItem').returns({});
      sfn.lambda('bill', () => 1);
      const { handlerCalls, accountId, region } = sfn.service;
      const caller = { functionName: undefined, accountId, region };
      const input = { TableName: 'T', Item: {} };
      await handlerCalls.answer({ service: 'dynamodb', action: 'putItem', input, caller });
      await handlerCalls.answer({ service: 'lambda', action: 'invoke', input: { FunctionName: 'bill' }, caller });
    };
    expect(await endOfFile([{ write }])).toBeUndefined();
  });

  test('reports it in a harness of one test, too', async () => {
    const write = async (sfn: Stepmill): Promise<void> => {
      const own = sfn.fresh();
      own.mock.lambda('ship').returns(1);
      own.mock.sns('news').succeeds();
      await own.stateMachine(definition).run([1]);
    };
    expect(await endOfFile([{ write }])).toContain("mock of SNS topic 'news': no task of the test makes such a call.");
  });

  test('passes for functions of the options', async () => {
    expect(await endOfFile([{ write: ship }], { handlers: { bill: () => 1 } })).toBeUndefined();
  });
});

describe('the same in a server', () => {
  let server: TestServerProcess;
  beforeAll(async () => {
    server = await TestServerProcess.start();
  });
  afterAll(() => server.end());

  test.each(cases)('%s', async (_title, write, message) => {
    expect(await endOf(write, undefined, { endpoint: server.url })).toBe(message);
  });

  test('a machine of the code under test may have the state', async () => {
    expect(await endOf(machineOfTheCode, undefined, { endpoint: server.url })).toBeUndefined();
  });

  test('does not blame the mocks when the server has stopped', async () => {
    const own = await TestServerProcess.start();
    const sfn = new Stepmill({ endpoint: own.url });
    const machine = sfn.stateMachine(definition, { name: 'Order' });
    sfn.mock.state('Shipp').returns({ Payload: 2 });
    sfn.mock.lambda('ship').returns(1);
    await machine.run([1]);
    await own.end();
    const told = await sfn.endTest().catch((error: unknown) => (error as Error).message);
    expect(String(told)).not.toContain('had no effect');
    await sfn.close().catch(() => undefined);
  });
});

test('says nothing about an item when no task of that kind ran', async () => {
  expect(await endOf((sfn) => sfn.mock.state('Ship').forItem(99).returns({ Payload: 2 }), [])).toBeUndefined();
});

test('a machine of the code under test may have the state', async () => {
  expect(await endOf(machineOfTheCode)).toBeUndefined();
});

describe('reports names written outside of tests to the file, once', () => {
  const { argv, execArgv } = process;
  beforeAll(() => Object.assign(process, { argv: ['node', 'jest'], execArgv: [] }));
  afterAll(() => Object.assign(process, { argv, execArgv }));

  const atTheEnd = async (write: (sfn: Stepmill) => void, run: (sfn: Stepmill) => unknown): Promise<unknown> => {
    const progress = new TestInProgress({ hooked: true });
    const sfn = new Stepmill({}, progress);
    write(sfn);
    const machine = sfn.stateMachine(definition, { name: 'Order' });
    sfn.mock.lambda('ship').returns(1);
    progress.begin();
    await machine.run([1]);
    await run(sfn);
    await sfn.endTest();
    progress.end();
    return sfn.close().catch((error: unknown) => (error as Error).message);
  };

  test('a name that no machine has', async () => {
    expect(
      await atTheEnd(
        (sfn) => sfn.mock.state('Nope').returns(1),
        () => undefined,
      ),
    ).toContain("mock of state 'Nope': the test has no state 'Nope'. There are Each, Ship.");
  });

  test('passes for a name of a machine that the code under test created in one of them', async () => {
    const create = (sfn: Stepmill): unknown =>
      sfn.client().send(
        new CreateStateMachineCommand({
          name: 'Other',
          definition: JSON.stringify({ StartAt: 'Save', States: { Save: task({ End: true }) } }),
          roleArn: 'arn:aws:iam::123456789012:role/r',
        }),
      );
    const write = (sfn: Stepmill): void => {
      sfn.mock.state('Save').returns(1);
      void sfn.deny('lambda:InvokeFunction', { state: 'Save', stateMachine: 'Other' });
    };
    expect(await atTheEnd(write, create)).toBeUndefined();
  });
});

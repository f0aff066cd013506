import { HarnessError } from '../../../../src/errors/HarnessError';
import { loadMockConfig } from '../../../../src/tasks/mocking/config/loadMockConfig';
import { functionArn, taskRequest } from '../taskRequest';

const config = loadMockConfig(
  {
    StateMachines: {
      Order: {
        TestCases: {
          Happy: { Charge: 'Charged', Ship: 'Late' },
          Retried: { Charge: 'ChargedAtLast' },
          Empty: { Charge: 'Nothing' },
        },
      },
      Refund: { TestCases: {} },
    },
    MockedResponses: {
      Charged: { 0: { Return: { chargeId: 'c-1' } } },
      ChargedAtLast: {
        0: { Throw: { Error: 'A', Cause: 'first' } },
        '1-2': { Throw: { Error: 'B' } },
        3: { Return: 'charged' },
      },
      Late: { '0-9': { Return: null, DelaySeconds: 3600 } },
      Nothing: {},
    },
  },
  'order.json',
);

const ask = (given: Parameters<typeof taskRequest>[0]): unknown =>
  config.answer(taskRequest({ resource: functionArn, testCase: 'Retried', ...given }));

describe('answers', () => {
  test('go by how often the state has been invoked in its execution', () => {
    expect([2, 0, 3, 1].map((invocation) => ask({ invocation, attempt: 0 }))).toEqual([
      { outcome: { error: 'B', cause: undefined } },
      { outcome: { error: 'A', cause: 'first' } },
      { outcome: { output: 'charged' } },
      { outcome: { error: 'B', cause: undefined } },
    ]);
  });

  test("of Lambda's Invoke are its Payload for a function by its ARN, and nothing else is taken apart", () => {
    const answered = (Return: unknown, resource = functionArn): unknown =>
      loadMockConfig(
        { StateMachines: { Order: { TestCases: { T: { Charge: 'R' } } } }, MockedResponses: { R: { 0: { Return } } } },
        'f.json',
      ).answer(taskRequest({ testCase: 'T', resource }));
    const invoked = { StatusCode: 200, Payload: { body: 'b' } };
    expect(answered(invoked)).toEqual({ outcome: { output: { body: 'b' } } });
    expect(answered({ ...invoked, Payload: null })).toEqual({ outcome: { output: null } });
    expect(answered(invoked, 'arn:aws:states:::lambda:invoke')).toEqual({ outcome: { output: invoked } });
    for (const other of [
      { ...invoked, mine: 1 },
      { Payload: 1 },
      { StatusCode: 200 },
      { StatusCode: '200', Payload: 1 },
    ])
      expect(answered(other)).toEqual({ outcome: { output: other } });
  });

  test('may be delayed', () => {
    expect(ask({ testCase: 'Happy', state: 'Ship' })).toEqual({ delaySeconds: 3600, outcome: { output: null } });
  });

  test('are for the children of a distributed Map as well', () => {
    expect(ask({ testCase: 'Happy', stateMachineName: 'Order/Each' })).toEqual({
      outcome: { output: { chargeId: 'c-1' } },
    });
  });

  test('are for nobody else', () => {
    expect(ask({ state: 'Ship' })).toBeUndefined();
    expect(ask({ testCase: undefined })).toBeUndefined();
    expect(ask({ testCase: 'Sad' })).toBeUndefined();
    expect(ask({ stateMachineName: 'Refund' })).toBeUndefined();
    expect(ask({ testCase: 'constructor', stateMachineName: '__proto__' })).toBeUndefined();
  });

  test.each([
    [
      'Retried',
      4,
      "State 'Charge' is invoked for the 5th time in test case 'Retried', but the response 'ChargedAtLast' of order.json has " +
        "answers 0 to 3. Add '4' to /MockedResponses/ChargedAtLast, or widen its last range.",
    ],
    [
      'Happy',
      1,
      "State 'Charge' is invoked for the 2nd time in test case 'Happy', but the response 'Charged' of order.json has only '0'. " +
        "Add '1' to /MockedResponses/Charged, or widen its last range.",
    ],
    [
      'Empty',
      0,
      "State 'Charge' is invoked for the 1st time in test case 'Empty', but the response 'Nothing' of order.json has no answers at all. " +
        "Add '0' to /MockedResponses/Nothing, or widen its last range.",
    ],
    [
      'Happy',
      111,
      "State 'Charge' is invoked for the 112th time in test case 'Happy', but the response 'Charged' of order.json has only '0'. " +
        "Add '111' to /MockedResponses/Charged, or widen its last range.",
    ],
  ])('of %s are used up at invocation %d', (testCase, invocation, message) => {
    expect(() => ask({ testCase, invocation })).toThrow(new HarnessError(message));
  });
});

describe('what it knows', () => {
  test('machines, test cases and states', () => {
    expect(config.stateMachines).toEqual(['Order', 'Refund']);
    expect(config.testCases('Order')).toEqual(['Happy', 'Retried', 'Empty']);
    expect(config.mockedStates('Order', 'Happy')).toEqual(['Charge', 'Ship']);
    expect(config.testCases('Other')).toEqual([]);
    expect(config.mockedStates('Order', 'Other')).toEqual([]);
    expect(config.scripts('Order', 'Retried').map(({ description }) => description)).toEqual([
      "mock of state machine 'Order', test case 'Retried', state 'Charge' (order.json)",
    ]);
    expect(config.scripts()).toHaveLength(4);
  });

  test('the nearest name of a test case or machine that is not there', () => {
    config.checkTestCase('Order', 'Happy');
    expect(() => config.checkTestCase('Order', 'HapyPath')).toThrow(
      new HarnessError(
        "State machine 'Order' has no test case 'HapyPath' in order.json. It has: 'Happy', 'Retried', 'Empty'.",
      ),
    );
    expect(() => config.checkTestCase('Order', 'Hapy')).toThrow(
      new HarnessError(
        "State machine 'Order' has no test case 'Hapy' in order.json. Did you mean 'Happy'? It has: 'Happy', 'Retried', 'Empty'.",
      ),
    );
    expect(() => config.checkTestCase('Ordr', 'Happy')).toThrow(
      new HarnessError(
        "order.json has no state machine 'Ordr', so it cannot have its test case 'Happy'. Did you mean 'Order'? It has: 'Order', 'Refund'.",
      ),
    );
    expect(() => config.checkTestCase('Refund', 'Happy')).toThrow(
      new HarnessError("State machine 'Refund' has no test case 'Happy' in order.json. It has none."),
    );
  });

  test('states that no execution asks for', () => {
    const states = new Map([
      ['Charge', 'Pass'],
      ['Shipp', 'Task'],
    ]);
    expect(config.unaskedStates('Order', 'Happy', states)).toEqual([
      "Test case 'Happy' of order.json mocks 'Charge': it is a Pass state, which makes no calls. Mocks are for Task, Map and " +
        "Parallel states. Of 'Order' these are: Shipp.",
      "Test case 'Happy' of order.json mocks 'Ship': 'Order' has no such state. Did you mean 'Shipp'?",
    ]);
    expect(config.unaskedStates('Other', 'Happy', states)).toEqual([]);
  });
});

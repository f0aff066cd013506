import { HarnessError } from '../../../src/errors/HarnessError';
import { orderMachine } from '../../harness/support/orderMachine';

const { sfn, order } = orderMachine();
const invoke = 'arn:aws:states:::lambda:invoke';

test('a caught task, after its retries', async () => {
  order.mock('Ship').throws('Shipping.Down', 'no driver');
  const why = { Error: 'Shipping.Down', Cause: 'no driver' };
  const { inspection } = await order.testState('Ship', { total: 1 });
  expect(inspection).toEqual({
    status: 'CAUGHT_ERROR',
    output: { total: 1, why },
    error: 'Shipping.Down',
    cause: 'no driver',
    next: 'Refund',
    variablesBefore: {},
    variables: {},
    stages: {
      afterInputPath: { total: 1 },
      afterParameters: { FunctionName: 'ship', Payload: { total: 1 } },
      afterResultPath: { total: 1, why },
    },
    settings: {},
    errorDetails: { catchIndex: 0 },
    exchange: undefined,
  });
});

test('any state of a run, with the variables that it found', async () => {
  order.mock('Charge').returns({ id: 1 });
  order.mock('Ship').returns({ Payload: 'sent' });
  const run = await order.run({ total: 2 });
  expect(run.state('Charge').inspection).toMatchObject({
    status: 'SUCCEEDED',
    next: 'IsLarge',
    variables: { chargeId: 'c-1' },
    stages: {
      afterInputPath: { total: 2 },
      result: { id: 1 },
      afterResultSelector: { id: 1 },
      afterResultPath: { total: 2, charge: { id: 1 } },
    },
  });
  expect(run.state('Ship').inspection).toMatchObject({
    output: 'sent',
    variables: { chargeId: 'c-1' },
    stages: { afterResultPath: { Payload: 'sent' } },
  });
  expect(run.state('Refund').inspection).toBeUndefined();
});

test('the variables before a state are those that it found, whatever it assigned then', async () => {
  const machine = sfn.stateMachine({
    QueryLanguage: 'JSONata',
    StartAt: 'One',
    States: {
      One: { Type: 'Pass', Assign: { a: 1 }, Next: 'Two' },
      Two: { Type: 'Pass', Assign: { a: 2, b: '{% $a + 10 %}' }, Next: 'Three' },
      Three: { Type: 'Fail', Error: 'E' },
    },
  });
  const run = await machine.run({});
  const variablesOf = (state: 'One' | 'Two' | 'Three'): unknown => {
    const { variablesBefore, variables } = run.state(state).inspection!;
    return { variablesBefore, variables };
  };
  expect([variablesOf('One'), variablesOf('Two'), variablesOf('Three')]).toEqual([
    { variablesBefore: {}, variables: { a: 1 } },
    { variablesBefore: { a: 1 }, variables: { a: 2, b: 11 } },
    { variablesBefore: { a: 2, b: 11 }, variables: { a: 2, b: 11 } },
  ]);
  const { inspection } = await machine.testState('Two', {}, { variables: { a: 5 } });
  expect(inspection).toMatchObject({ variablesBefore: { a: 5 }, variables: { a: 2, b: 15 } });
});

test('variables that a test gives are seen', async () => {
  const pass = { Type: 'Pass', Parameters: { 'n.$': '$n' }, End: true };
  const { inspection } = await sfn.testState(pass, {}, { variables: { n: 7 } });
  expect(inspection).toMatchObject({ stages: { afterParameters: { n: 7 } }, variables: { n: 7 } });
  const choice = { Type: 'Choice', Choices: [{ Variable: '$n', NumericEquals: 7, Next: 'State' }], Default: 'State' };
  expect(await sfn.testState(choice, {}, { variables: { n: 7 } })).toHaveChosen('State', { rule: 0 });
});

test('a Map that ran has its items and their inputs', async () => {
  const map = {
    Type: 'Map',
    ItemsPath: '$.list',
    ItemSelector: { 'v.$': '$$.Map.Item.Value' },
    MaxConcurrency: 2,
    ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', OutputPath: '$.v', End: true } } },
    ResultPath: '$.out',
    End: true,
  };
  expect((await sfn.testState(map, { list: [3, 4] })).inspection).toMatchObject({
    stages: {
      afterItemsPath: [3, 4],
      afterItemSelector: [{ v: 3 }, { v: 4 }],
      afterResultSelector: [3, 4],
      afterResultPath: { list: [3, 4], out: [3, 4] },
    },
    settings: { maxConcurrency: 2 },
  });
});

test('a branch that fails is the failure of its Parallel', async () => {
  const branch = { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'No', Cause: 'why' } } };
  const parallel = {
    Type: 'Parallel',
    Branches: [branch],
    Catch: [
      { ErrorEquals: ['Other'], Next: 'A' },
      { ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'B' },
    ],
    End: true,
  };
  expect((await sfn.testState(parallel, {})).inspection).toMatchObject({
    status: 'CAUGHT_ERROR',
    next: 'B',
    errorDetails: { catchIndex: 1 },
    stages: { afterResultPath: { e: { Error: 'No', Cause: 'why' } } },
  });
});

test('leaves out what a history cannot show', async () => {
  const untold = (why: string) => new HarnessError(`It is unknown what state 'State' did with its data: ${why}.`);
  const random = { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $random() %}', End: true };
  const tested = await sfn.testState(random);
  expect(() => tested.inspection).toThrow(
    new HarnessError('The history of a run does not contain its random numbers.'),
  );
  const token = {
    Type: 'Task',
    Resource: `${invoke}.waitForTaskToken`,
    Parameters: { FunctionName: 'f', Payload: { 't.$': '$$.Task.Token' } },
    End: true,
  };
  sfn.mock.lambda('f').returns({ ok: true });
  const callback = await sfn.testState(token);
  expect(() => callback.inspection).toThrow(untold('it depends on something that no history contains'));
  const machine = sfn.stateMachine({
    StartAt: 'State',
    States: {
      State: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  });
  machine.mock('State').returns([1, 2]);
  const mocked = await machine.testState('State', [1, 2]);
  expect(() => mocked.inspection).toThrow(untold('its result is in no history'));
});

test('a state without an end of its own has none', async () => {
  const block = (state: object) => ({ StartAt: 'S', States: { S: { ...state } } });
  const machine = sfn.stateMachine({
    StartAt: 'Both',
    States: {
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Long', States: { Long: { Type: 'Wait', Seconds: 60, End: true } } },
          {
            StartAt: 'Short',
            States: { Short: { Type: 'Wait', Seconds: 1, Next: 'No' }, No: { Type: 'Fail', Error: 'No' } },
          },
        ],
        End: true,
      },
    },
  });
  const run = await machine.run({});
  expect(() => run.state('Long').inspection).toThrow(
    new HarnessError("It is unknown what state 'Long' did with its data: it was aborted."),
  );
  const waiting = sfn.stateMachine(
    block({
      Type: 'Task',
      Resource: `${invoke}.waitForTaskToken`,
      Parameters: { FunctionName: 'g', Payload: { 't.$': '$$.Task.Token' } },
      End: true,
    }),
  );
  sfn.mock.lambda('g').leavesTokenOpen();
  const started = await waiting.start({});
  const open = await started.until('S');
  expect(() => open.state('S').inspection).toThrow(
    new HarnessError("It is unknown what state 'S' did with its data: it has not ended."),
  );
  await started.stop();
});

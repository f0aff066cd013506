import { HarnessError } from '../../../src/errors/HarnessError';
import { Stepmill } from '../../../src/harness/Stepmill';
import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

test('a Task alone: its paths, its mocks, and where it would lead', async () => {
  order.mock('Charge').returns({ id: 'c-1' });
  const charge = await order.testState('Charge', { total: 1 });
  expect(charge).toHaveSucceeded();
  expect(charge).toHaveOutput({ total: 1, charge: { id: 'c-1' } });
  expect(charge).toHaveAssigned({ chargeId: 'c-1' });
  expect([charge.status, charge.nextState, charge.error]).toEqual(['SUCCEEDED', 'IsLarge', undefined]);
  expect(charge.run.task('Charge')).toHaveBeenCalledWith({ total: 1 });
});

test('retries, and an error that is caught', async () => {
  order.mock('Ship').throws('Shipping.Down', 'no driver');
  const ship = await order.testState('Ship', { total: 1 });
  expect(ship).toHaveRetried(2, { delays: ['1s', '2s'] });
  expect(ship).toHaveCaught('Shipping.Down');
  expect(ship).toHaveOutput({ total: 1, why: { Error: 'Shipping.Down', Cause: 'no driver' } });
  expect([ship.status, ship.nextState]).toEqual(['CAUGHT_ERROR', 'Refund']);
});

test('an error that nothing catches, told at its place in the real machine', async () => {
  order.mock('Ship').throws('Lost');
  const ship = await order.testState('Ship', {});
  expect([ship.status, ship.nextState, ship.error]).toEqual(['FAILED', undefined, 'Lost']);
  expect(failureOf(() => expect(ship).toHaveSucceeded())).toMatchInlineSnapshot(`
    "expected state 'Ship' to have succeeded, but it failed

    FAILED after 0s: Lost
    └─ Ship  Task  +0s  failed: Lost

    failed in state 'Ship' at /States/Ship"
  `);
});

test('a Choice says where it leads, and which rule it was', async () => {
  const large = await order.testState('IsLarge', { total: 101 });
  expect(large).toHaveChosen('Audit', { rule: 0 });
  expect(await order.testState('IsLarge', { total: 100 })).toHaveChosen('Ship', { rule: 'Default' });
});

test('the last state leads nowhere; the machine itself stays as it was', async () => {
  order.mock('Refund').returns('done');
  const refund = await order.testState('Refund');
  expect([refund.input, refund.output, refund.nextState]).toEqual([{}, 'done', undefined]);
  order.mock('Charge').returns({});
  order.mock('Ship').returns({ Payload: 1 });
  expect(await order.run({})).toHaveTakenPath(['Charge', 'IsLarge', 'Ship']);
});

const nested = {
  QueryLanguage: 'JSONata',
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Items: '{% $states.input %}',
      ItemProcessor: {
        StartAt: 'Double',
        States: {
          Double: {
            Type: 'Pass',
            Output: '{% $states.input * $factor %}',
            Assign: { name: '{% $states.context.Execution.Name & " " & $states.context.Execution.Input.who %}' },
            Next: 'Wait',
          },
          Wait: { Type: 'Wait', Seconds: 60, End: true },
        },
      },
      Assign: { factor: 2 },
      End: true,
    },
    Loop: { Type: 'Choice', Choices: [{ Condition: '{% $states.input < 3 %}', Next: 'Loop' }], Default: 'Each' },
  },
} as const;

test('a nested state, with variables and a context', async () => {
  const machine = sfn.stateMachine({
    ...nested,
    StartAt: 'Begin',
    States: { ...nested.States, Begin: { Type: 'Pass', Assign: { factor: 2 }, Next: 'Loop' } },
  });
  const double = await machine.testState('Double', 21, {
    variables: { factor: 2, note: '{% not evaluated %}' },
    context: { Execution: { Name: 'run-7', Input: { who: 'me' } } },
  });
  expect(double).toHaveOutput(42);
  expect(double).toHaveAssigned({ name: 'run-7 me' });
  expect(double.nextState).toBe('Wait');
  expect(await machine.testState('Wait')).toHaveTaken('1m');
  const each = await machine.testState('Each', [1, 2], { variables: { factor: 3 } });
  expect(each.output).toEqual([3, 6]);
  expect(each.run).toHaveTakenPath([{ Each: { each: ['Double', 'Wait'] } }]);
  expect(await machine.testState('Loop', 2)).toHaveChosen('Loop');
});

test('variables in JSONPath, of any kind and with any text', async () => {
  const tested = await sfn.testState(
    { Type: 'Pass', Parameters: { 'a.$': '$list[1]', 'b.$': '$text', 'c.$': '$' }, End: true },
    { in: 1 },
    { variables: { list: [1, 2], text: '$.not.a.path' } },
  );
  expect(tested.output).toEqual({ a: 2, b: '$.not.a.path', c: { in: 1 } });
});

test('a state that is given by its definition', async () => {
  sfn.mock.lambda('charge').returns({ id: 1 });
  const state = {
    Type: 'Task',
    QueryLanguage: 'JSONata',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'charge', Payload: '{% $states.input %}' },
    Output: '{% $states.result.Payload %}',
    Next: 'Somewhere',
  };
  const tested = await sfn.testState(state, { total: 1 });
  expect([tested.status, tested.output, tested.nextState]).toEqual(['SUCCEEDED', { id: 1 }, 'Somewhere']);
  expect(sfn).toHaveCalled({ function: 'charge' }, { total: 1 });
});

test('mistakes are told', async () => {
  await expect(order.testState('Shipp' as 'Ship')).rejects.toThrow(
    new HarnessError("State machine 'Order' has no state 'Shipp'. Did you mean 'Ship'?"),
  );
  await expect(
    order.testState('Ship', {}, { context: { Map: { Item: {} }, Execution: { Id: 'x' } } as never }),
  ).rejects.toThrow(
    new HarnessError(
      'testState() can set Execution.Input and Execution.Name of the context, not Map, Execution.Id. ' +
        'For $$.Map.Item, test the Map state around it.',
    ),
  );
  await expect(sfn.testState({ Type: 'Psas' })).rejects.toThrow(
    new HarnessError("sfn.testState() takes the definition of a state: { Type: 'Pass', … }."),
  );
  await expect(sfn.testState({ Type: 'Wait', Seconds: -1, End: true })).rejects.toThrow(
    /^State machine 'TestState\d+' cannot be run: its definition is wrong/,
  );
  await expect(order.testState('IsLarge', { total: NaN })).rejects.toThrow(
    new HarnessError('The input of testState(…) must be JSON, but it is NaN, and JSON has no such number (at .total).'),
  );
  await expect(order.testState('IsLarge', {}, { variables: { rate: Infinity } })).rejects.toThrow(
    'What testState(…) has for variables must be JSON, but it is Infinity',
  );
  await expect(order.testState('Charge')).rejects.toThrow(/^Nothing answers the task of state 'Charge'/);
});

test('one that nobody looks at fails its test', async () => {
  const own = new Stepmill();
  const machine = own.stateMachine(order.definition, { name: 'Order' });
  void machine.testState('IsLarge', { total: 1 });
  void own.testState({ Type: 'Pass', End: true });
  const told = await own.endTest().catch((error: unknown) => (error as Error).message);
  expect(told).toContain("testState('IsLarge') was not awaited, so the test does not check its result.");
  expect(told).toContain('sfn.testState(…) was not awaited');
  await own.close();
});

test('several at a time do not meet', async () => {
  const fresh = sfn.fresh().stateMachine({
    StartAt: 'A',
    States: { A: { Type: 'Pass', Result: 1, Next: 'B' }, B: { Type: 'Pass', Result: 2, End: true } },
  });
  const [a, b, run] = await Promise.all([fresh.testState('A'), fresh.testState('B'), fresh.run()]);
  expect([a.output, a.nextState, b.output, b.nextState, run.path]).toEqual([1, 'B', 2, undefined, ['A', 'B']]);
});

import type { Run } from '../../src/jest';
import { Stepmill } from '../../src/harness/Stepmill';
import { orderMachine } from './support/orderMachine';
import { rejectionOf } from './support/rejectionOf';

const { sfn, order } = orderMachine();

/** The events from the first entry of a state on, without ids. */
function eventsFrom(run: Run<unknown>, state: string): unknown[] {
  const { history } = run;
  const at = history.findIndex(({ type, details }) => type.endsWith('StateEntered') && details['name'] === state);
  return history.slice(at).map(({ type, details }) => ({ type, details }));
}

describe('at the top level', () => {
  test('the history from there on is that of a whole run', async () => {
    order.mock('Charge').returns({ id: 'c-1' });
    order.mock('Ship').throws('Shipping.Down').times(3);
    order.mock('Refund').returns('refunded');
    const whole = await order.run({ total: 120 });
    order.mock('Ship').throws('Shipping.Down').times(3);
    const input = { total: 120, charge: { id: 'c-1' } };
    const run = await order.run(input, { from: 'IsLarge', variables: { chargeId: 'c-1' } });
    expect(run).toHaveTakenPath(['IsLarge', 'Audit', 'Ship', 'Refund']);
    expect(eventsFrom(run, 'IsLarge')).toEqual(eventsFrom(whole, 'IsLarge'));
    expect(run.history[0]).toMatchObject({ id: 1, type: 'ExecutionStarted', previousEventId: 0 });
    expect(run.history[1]).toMatchObject({ id: 2, type: 'ChoiceStateEntered', previousEventId: 0 });
    expect([run.status, run.output, run.transitions]).toEqual(['SUCCEEDED', 'refunded', whole.transitions - 1]);
    expect(run).toHaveTaken('1h 3s');
  });

  test('until: the run ends with the output of that state, and nothing after it runs', async () => {
    order.mock('Charge').returns({ id: 'c-1' });
    const run = await order.run({ total: 120 }, { until: 'Audit' });
    expect(run).toHaveTakenPath(['Charge', 'IsLarge', 'Audit']);
    expect(run).toHaveOutput({ total: 120, charge: { id: 'c-1' } });
    expect(run.history.slice(-2).map(({ type }) => type)).toEqual(['WaitStateExited', 'ExecutionSucceeded']);
    expect(run.history.at(-1)!.previousEventId).toBe(run.history.at(-2)!.id);
  });

  test('from and until may be the same state, and the last one of the machine', async () => {
    order.mock('Refund').returns('refunded');
    const run = await order.run({ charge: {}, why: {} }, { from: 'Refund', until: 'Refund' });
    expect(run).toHaveTakenPath(['Refund']);
    expect(run).toHaveOutput('refunded');
  });

  test('a state that is left through its Catch has been left', async () => {
    order.mock('Ship').throws('Shipping.Down', 'no driver').times(3);
    const run = await order.run({ charge: {} }, { from: 'Ship', until: 'Ship' });
    expect(run).toHaveOutput({ charge: {}, why: { Error: 'Shipping.Down', Cause: 'no driver' } });
    expect(run.state('Ship')).toHaveCaught('Shipping.Down');
  });

  test('a run that fails before is a result, as any run that fails', async () => {
    order.mock('Ship').throws('Lost');
    const run = await order.run({ charge: {} }, { from: 'Ship', until: 'Refund' });
    expect(run).toHaveFailedWith('Lost');
  });

  test('a run that succeeds without coming to until is rejected', async () => {
    order.mock('Ship').returns({ Payload: 1 });
    const error = await rejectionOf(order.run({ charge: {} }, { from: 'Ship', until: 'Refund' }));
    expect(error.message).toContain(
      "The run began at 'Ship' and should end after 'Refund' (until), but it ended without reaching it.",
    );
  });

  test('start, runSync and redrive', async () => {
    order.mock('Ship').throws('Lost').returns({ Payload: 2 });
    const started = await order.start({ charge: {} }, { from: 'Ship' });
    const failed = await started.ended();
    expect(failed).toHaveFailedWith('Lost');
    const redriven = await failed.redrive();
    expect(redriven).toHaveSucceeded();
    expect(redriven.output).toBe(2);
    order.mock('Refund').returns(3);
    expect(order.runSync({ charge: {}, why: {} }, { from: 'Refund' }).output).toBe(3);
  });
});

describe('what a part is not', () => {
  test('a recording: neither in the test nor by the API', async () => {
    order.mock('Ship').returns({ Payload: 1 });
    const run = await order.run({ charge: {} }, { from: 'Ship', name: 'part' });
    expect((await rejectionOf(run.record('part.json'))).message).toBe(
      'run.record() records whole executions: a replay needs the beginning.',
    );
    const [same] = await order.executions();
    expect((await rejectionOf(same!.record('part.json'))).message).toBe(
      `${run.executionArn} cannot be recorded: it begins in the middle, at 'Ship', and a replay needs the beginning.`,
    );
  });

  test('the same execution again: its name is taken, also by a whole run', async () => {
    order.mock('Ship').returns({ Payload: 1 });
    await order.run({ charge: {} }, { from: 'Ship', name: 'once' });
    for (const options of [{ name: 'once' }, { from: 'Ship', name: 'once' } as const])
      expect((await rejectionOf(order.run({ charge: {} }, options))).message).toContain('Execution Already Exists');
  });
});

test('a snapshot: a part is repeated as a part', async () => {
  const own = new Stepmill({});
  const machine = own.stateMachine({
    StartAt: 'Init',
    States: {
      Init: { Type: 'Pass', Assign: { 'x.$': '$.x' }, Next: 'Show' },
      Show: { Type: 'Pass', Parameters: { 'x.$': '$x', 'in.$': '$$.Execution.Input.x' }, Next: 'Name' },
      Name: { Type: 'Pass', Parameters: { 'id.$': 'States.UUID()' }, End: true },
    },
  } as const);
  const options = { from: 'Show', variables: { x: 1 }, context: { Execution: { Input: { x: 2 } } } } as const;
  const run = await machine.run({}, { ...options, until: 'Show' });
  expect(run.toSnapshot()).toContain('Show');
  expect(run.output).toEqual({ x: 1, in: 2 });
  await own.close();
});

test('cost and transitions are those of what has run', async () => {
  order.mock('Ship').returns({ Payload: 1 });
  const run = await order.run({ charge: {} }, { from: 'Ship' });
  expect([run.transitions, run.cost.dollars]).toEqual([2, 2 * 0.000_025]);
});

describe('places that are not there', () => {
  test('an unknown state', async () => {
    expect((await rejectionOf(order.run({}, { from: 'Shp' as 'Ship' }))).message).toBe(
      "from: the state machine has no state 'Shp'. Did you mean 'Ship'?",
    );
    expect((await rejectionOf(order.run({}, { until: 'Nowhere' as 'Ship' }))).message).toBe(
      "until: the state machine has no state 'Nowhere'. Its states: Charge, IsLarge, Audit, Ship, Refund.",
    );
  });

  test('an until that no run from there reaches', async () => {
    expect((await rejectionOf(order.run({}, { from: 'Ship', until: 'Audit' }))).message).toBe(
      "until: no run that begins at 'Ship' comes to 'Audit'. States that it comes to: Ship, Refund.",
    );
  });

  test('an input that no state before can give', async () => {
    expect((await rejectionOf(order.run({ total: 1 }, { from: 'Ship' }))).message).toBe(
      "from: no state before 'Ship' gives such an input. 'IsLarge' gives an object with charge; 'Audit' gives an object with " +
        "charge. To test the state alone with any input: testState('Ship', …).",
    );
  });

  test('variables and context need from', async () => {
    expect((await rejectionOf(order.run({}, { variables: { chargeId: 1 } }))).message).toBe(
      "variables: only a run that begins at a state has it. Write: { from: 'State', … }.",
    );
  });

  test('a variable that no state before assigns', async () => {
    const misspelt = order.run({}, { from: 'Ship', variables: { chargedId: 1 } });
    expect((await rejectionOf(misspelt)).message).toBe(
      "variables: 'chargedId' is assigned by no state before 'Ship'. Did you mean 'chargeId'?",
    );
    expect((await rejectionOf(order.run({}, { from: 'Charge', variables: { chargeId: 1 } }))).message).toBe(
      "variables: 'chargeId' is assigned by no state before 'Charge'. 'Charge' assigns it, but not before 'Charge'.",
    );
  });
});

const nested = {
  QueryLanguage: 'JSONata',
  StartAt: 'Init',
  States: {
    Init: { Type: 'Pass', Assign: { total: '{% $states.input.total %}' }, Next: 'Fan' },
    Fan: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Quick',
          States: { Quick: { Type: 'Pass', Output: '{% $total %}', End: true } },
        },
        {
          StartAt: 'Before',
          States: {
            Before: { Type: 'Pass', Assign: { half: '{% $total / 2 %}' }, Output: { b: 1 }, Next: 'Each' },
            Each: {
              Type: 'Map',
              Items: [10, 20, 30],
              ItemSelector: { n: '{% $states.context.Map.Item.Value %}' },
              ItemProcessor: {
                StartAt: 'First',
                States: {
                  First: { Type: 'Pass', Output: '{% $merge([$states.input, {"seen": true}]) %}', Next: 'Work' },
                  Work: {
                    Type: 'Task',
                    Resource: 'arn:aws:states:::lambda:invoke',
                    Arguments: {
                      FunctionName: 'work',
                      Payload: {
                        n: '{% $states.input.n %}',
                        half: '{% $half %}',
                        index: '{% $states.context.Map.Item.Index %}',
                        value: '{% $states.context.Map.Item.Value %}',
                      },
                    },
                    Output: '{% $states.result.Payload %}',
                    Next: 'Last',
                  },
                  Last: {
                    Type: 'Pass',
                    Output: '{% $states.context.Execution.Input.total + $states.input %}',
                    End: true,
                  },
                },
              },
              Next: 'After',
            },
            After: { Type: 'Pass', Output: '{% $sum($states.input) %}', End: true },
          },
        },
      ],
      Assign: { results: '{% $states.result %}' },
      Next: 'Done',
    },
    Done: { Type: 'Succeed', Output: '{% $results %}' },
  },
} as const;

describe('inside', () => {
  const machine = sfn.stateMachine(nested, { name: 'Nested' });
  const work = (): void => {
    machine.mock('Work').answers((payload) => ({ Payload: (payload as { Payload: { n: number } }).Payload.n + 1 }));
  };
  const inItem = { variables: { total: 4, half: 2 }, context: { Execution: { Input: { total: 4 } } } };

  test('a branch: only that branch runs, with the variables around it', async () => {
    work();
    const run = await machine.run({ b: 1 }, { from: 'Each', ...inItem });
    expect(run).toHaveTakenPath([{ Each: { each: ['First', 'Work', 'Last'] } }, 'After']);
    expect(run).toHaveOutput(15 + 25 + 35);
    expect(run.task('Work')).toHaveBeenNthCalledWith(3, {
      FunctionName: 'work',
      Payload: { n: 30, half: 2, index: 2, value: 30 },
    });
  });

  test('an item: its index, its value, its mocks', async () => {
    machine.mock('Work').forItem(2).returns({ Payload: 7 });
    const run = await machine.run(
      { n: 30, seen: true },
      { from: 'Each[2]/Work', ...inItem, context: { ...inItem.context, Map: { Item: { Value: 30 } } } },
    );
    expect(run).toHaveTakenPath(['Work', 'Last']);
    expect(run).toHaveOutput(11);
    expect(run.task('Work')).toHaveBeenCalledWith({
      FunctionName: 'work',
      Payload: { n: 30, half: 2, index: 2, value: 30 },
    });
    // An inner place can name all the places around it.
    machine.mock('Work').forItem(2).returns({ Payload: 7 });
    const same = await machine.run(
      { n: 30, seen: true },
      { from: 'Fan[1]/Each[2]/Work', ...inItem, context: { ...inItem.context, Map: { Item: { Value: 30 } } } },
    );
    expect(same).toHaveOutput(11);
  });

  test('until in a branch ends the run and cuts off what runs beside it', async () => {
    const run = await machine.run({ total: 4 }, { until: 'Before' });
    expect(run).toHaveSucceeded();
    expect(run.output).toEqual({ b: 1 });
    expect(run.state('Before').entered).toBe(true);
    expect(run.state('Each').entered).toBe(false);
    expect(run.state('Done').entered).toBe(false);
  });

  test('until in an item', async () => {
    const run = await machine.run({ total: 4 }, { until: 'First' });
    expect(run.output).toEqual({ n: 10, seen: true });
    expect(run.history.at(-1)!.type).toBe('ExecutionSucceeded');
  });

  test('what the states before decide is never guessed', async () => {
    work();
    const noInput = machine.run({ b: 1 }, { from: 'Each', variables: inItem.variables });
    expect((await rejectionOf(noInput)).message).toContain(
      "State 'Last' reads the input of the execution ($$.Execution.Input), which is not the state's, and the run begins at 'Each' " +
        'without it. Add to its options: context: { Execution: { Input: … } }',
    );
    const noVariable = machine.run({ b: 1 }, { from: 'Each', context: inItem.context, variables: { total: 4 } });
    expect((await rejectionOf(noVariable)).message).toContain(
      "State 'Work' reads the variable $half, which 'Before' may have assigned before, and the run begins at 'Each' without it. " +
        'Add to its options: variables: { half: … }',
    );
    const noValue = machine.run({ n: 30, seen: true }, { from: 'Work', ...inItem });
    expect((await rejectionOf(noValue)).message).toContain(
      "State 'Work' reads the item of its Map ($$.Map.Item.Value), and the run begins at 'Work' without it. " +
        'Add to its options: context: { Map: { Item: { Value: … } } }',
    );
  });

  test('undefined says that a variable is not assigned', async () => {
    work();
    const run = await machine.run(
      { b: 1 },
      { from: 'Each', context: inItem.context, variables: { total: 4, half: undefined } },
    );
    expect(run).toHaveFailedWith('States.QueryEvaluationError');
  });

  test('a run inside does not leave its block', async () => {
    const out = machine.run({ b: 1 }, { from: 'Each', until: 'Done', ...inItem });
    expect((await rejectionOf(out)).message).toBe(
      "until: no run that begins at 'Each' comes to 'Done'. A run that begins inside 'Fan' ends with that branch, because the " +
        'results of the others are not known. States that it comes to: Each, After, First, Work, Last.',
    );
    const beside = machine.run({ b: 1 }, { from: 'Fan[0]/Work' });
    expect((await rejectionOf(beside)).message).toBe(
      "from: the state machine has no state 'Fan[0]/Work'. 'Work' is at: 'Fan[1]/Each[0]/Work'.",
    );
  });

  test('context that does not fit the place', async () => {
    const none = machine.run({}, { from: 'Fan', variables: { total: 1 }, context: { Map: { Item: { Index: 1 } } } });
    expect((await rejectionOf(none)).message).toBe("context: 'Fan' has no $$.Map.Item: it is in no Map.");
    const other = machine.run({ n: 30 }, { from: 'Each[2]/First', context: { Map: { Item: { Index: 1 } } } });
    expect((await rejectionOf(other)).message).toBe('context: Map.Item.Index is 1, but from names the item 2.');
  });
});

import type { Run } from '../../../src/harness/run/Run';
import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

type OrderRun = Awaited<ReturnType<typeof order.run>>;

/** The lines of a failure above the story. */
const told = (check: () => void): string => failureOf(check).split('\n\n')[0]!;

const failedRun = (): Promise<OrderRun> => {
  order.mock('Charge').throws('Card.Declined');
  return order.run({ total: 1 });
};

const notEntered =
  "With .not, too, the state must have been entered. To assert that it was not: expect(run).not.toHaveEntered('Refund')";

describe('.not does not hold of a run that has no such value', () => {
  test.each<[string, (run: OrderRun) => void, string[]]>([
    [
      'the output of a run that failed',
      (run) => expect(run).not.toHaveOutput({ parcel: 'p-1' }),
      [
        'expected the execution not to have the output',
        '  {"parcel": "p-1"}',
        'but it has none: it is FAILED',
        'With .not, too, there must be an output to compare. To assert that there is no output: expect(run.output).toBeUndefined()',
      ],
    ],
    [
      'the output of a state that failed',
      (run) => expect(run.state('Charge')).not.toHaveOutput({ parcel: 'p-1' }),
      [
        "expected state 'Charge' not to have the output",
        '  {"parcel": "p-1"}',
        'but it has none: it failed',
        "With .not, too, there must be an output to compare. To assert that there is no output: expect(run.state('Charge').output).toBeUndefined()",
      ],
    ],
    [
      'a variable that was not assigned',
      (run) => expect(run).not.toHaveAssigned({ chargeId: 'c-2' }),
      [
        'expected the execution not to have assigned',
        '  {"chargeId": "c-2"}',
        'but it assigned no variable',
        "With .not, too, there must be a value to compare. To assert that there is no value: expect(run.variables).not.toHaveProperty('chargeId')",
      ],
    ],
    [
      'the input of a state that was not entered',
      (run) => expect(run.state('Refund')).not.toHaveInput({ total: 2 }),
      [
        "expected state 'Refund' not to have the input",
        '  {"total": 2}',
        'but it has none: it was not entered',
        notEntered,
      ],
    ],
    [
      'the choice of a state that was not entered',
      (run) => expect(run.state('IsLarge')).not.toHaveChosen('Audit'),
      [
        "expected state 'IsLarge' not to have chosen 'Audit', but it was not entered",
        notEntered.replace('Refund', 'IsLarge'),
      ],
    ],
    [
      'how a state ended that was not entered',
      (run) => expect(run.state('Refund')).not.toHaveFailed(),
      ["expected state 'Refund' not to have failed, but it was not entered", notEntered],
    ],
    [
      'the error of a state that was not entered',
      (run) => expect(run.state('Refund')).not.toHaveFailedWith('E'),
      ["expected state 'Refund' not to have failed with", '  error: "E"', 'but it was not entered', notEntered],
    ],
    [
      'the retries of a state that was not entered',
      (run) => expect(run.state('Refund')).not.toHaveRetried(),
      ["expected state 'Refund' not to have been retried", 'but it was not entered', notEntered],
    ],
    [
      'no retries of a state that was not entered',
      (run) => expect(run.state('Refund')).toHaveRetried(0),
      ["expected state 'Refund' to have been retried 0 times", 'but it was not entered'],
    ],
    [
      'the catchers of a state that was not entered',
      (run) => expect(run.state('Refund')).not.toHaveCaught('E'),
      ['expected state \'Refund\' not to have caught "E"', 'but it was not entered', notEntered],
    ],
    [
      'the time of a state that was not entered',
      (run) => expect(run.state('Refund')).not.toHaveTaken('1s'),
      ["expected state 'Refund' not to have taken 1s, but it was not entered", notEntered],
    ],
  ])('%s', async (_title, check, lines) => {
    const run = await failedRun();
    expect(
      told(() => {
        check(run);
      }),
    ).toBe(lines.join('\n'));
  });

  test('a Choice that chose nothing', async () => {
    const picky = sfn.stateMachine({
      StartAt: 'Pick',
      States: {
        Pick: { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'Done' }] },
        Done: { Type: 'Succeed' },
      },
    });
    const run = await picky.run({ a: 2 });
    expect(told(() => expect(run.state('Pick')).not.toHaveChosen('Done'))).toContain(
      'With .not, too, the Choice must have chosen.',
    );
  });
});

describe('.not does not hold of a run that ended in another way, or goes on', () => {
  test('an execution that was stopped has not succeeded', async () => {
    order.mock('Charge').answers(() => new Promise(() => undefined));
    const started = await order.start({});
    const running = await started.until('Charge');
    const may = 'It may still do so. Await its end, or write expect(run).toBeRunning()';
    expect(told(() => expect(running).not.toHaveFailed())).toBe(
      `expected the execution not to have failed, but it is RUNNING\n${may}`,
    );
    expect(told(() => expect(running).not.toHaveSucceeded())).toContain(may);
    expect(told(() => expect(running).not.toHaveFailedWith('E'))).toContain('It may still do so. Await its end.');
    expect(told(() => expect(running).not.toHaveOutput(1))).toContain('but it has none: it is RUNNING');
    expect(running.state('Ship')).not.toBeRunning();
    expect(running).not.toHaveEntered('Ship');
    await started.stop('Stopped.ByHand');
    const stopped = await started.ended();
    expect(stopped).not.toHaveSucceeded();
    expect(stopped).not.toHaveTimedOut();
    expect(told(() => expect(stopped).not.toHaveFailed())).toBe(
      'expected the execution not to have failed, but it is ABORTED\n' +
        'That is not a success. Write expect(run).toHaveSucceeded(), or say how it ended',
    );
    expect(told(() => expect(stopped).not.toHaveFailedWith('Stopped.ByHand'))).toContain('That is not a success.');
    expect(told(() => expect(stopped.state('Charge')).not.toHaveFailed())).toBe(
      "expected state 'Charge' not to have failed, but it was cut off\n" +
        "That is not a success. Write expect(run.state('Charge')).toHaveSucceeded(), or say how it ended",
    );
  });

  test('an execution that timed out has not succeeded', async () => {
    const slow = sfn.stateMachine({
      TimeoutSeconds: 5,
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 9, End: true } },
    });
    const run: Run = await slow.run();
    expect(run).toHaveTimedOut();
    expect(told(() => expect(run).not.toHaveFailed())).toContain('but it is TIMED_OUT\nThat is not a success.');
  });

  test('what is true of a run that failed holds', async () => {
    const run = await failedRun();
    expect(run).not.toHaveSucceeded();
    expect(run).not.toHaveTimedOut();
    expect(run).not.toHaveFailedWith('Card.Expired');
    expect(run).not.toHaveTakenPath(['Charge', 'IsLarge', 'Ship']);
    expect(run).not.toHaveExited('Charge');
    expect(run.state('Charge')).not.toHaveRetried();
    expect(run.state('Charge')).not.toHaveCaught();
  });
});

import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { failuresOf } from '../../../src/insight/failures/failuresOf';
import type { Run } from '../../../src/harness/run/Run';
import { Stepmill } from '../../../src/harness/Stepmill';
import '../../harness/support/features';

const invoke = 'arn:aws:states:::lambda:invoke';
const call = { Type: 'Task', Resource: invoke, Parameters: { FunctionName: 'f' } } as const;

const order = {
  StartAt: 'Charge',
  States: {
    Charge: {
      ...call,
      TimeoutSeconds: 30,
      Retry: [
        { ErrorEquals: ['Busy'], MaxAttempts: 2, IntervalSeconds: 10, BackoffRate: 3 },
        { ErrorEquals: ['Card.Declined'], MaxAttempts: 0 },
        { ErrorEquals: ['States.TaskFailed'], MaxAttempts: 1 },
      ],
      Catch: [
        { ErrorEquals: ['Card.Declined', 'States.Timeout'], Next: 'Refund' },
        { ErrorEquals: ['States.ALL'], Next: 'Sorry' },
      ],
      Next: 'Fork',
    },
    Fork: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Ship',
          States: { Ship: { ...call, Resource: `${invoke}.waitForTaskToken`, HeartbeatSeconds: 5, End: true } },
        },
        {
          StartAt: 'Mail',
          States: { Mail: { ...call, Retry: [{ ErrorEquals: ['Loop'], MaxAttempts: 9999 }], End: true } },
        },
      ],
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Refund' }],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Item',
        States: { Item: { ...call, End: true } },
      },
      End: true,
    },
    Refund: { Type: 'Pass', End: true },
    Sorry: { Type: 'Fail' },
  },
} as const satisfies StateMachineDefinition;

test('lists each error that Retry and Catch name, a timeout, and an unnamed error, with their consequences', () => {
  const told = failuresOf(order).map(({ name, kind, times, leadsTo, outside, transitions }) => [
    name,
    kind,
    times,
    `${leadsTo.retries} retries in ${leadsTo.waitSeconds} s, ${leadsTo.end} ${leadsTo.next ?? ''}`.trim(),
    outside.join(', '),
    transitions,
  ]);
  expect(told).toEqual([
    ['Charge: Busy, until its last attempt', 'error', 2, '2 retries in 40 s, works', '', 3],
    ['Charge: Busy, after its last attempt', 'error', 3, '2 retries in 40 s, caught Sorry', '', 4],
    ['Charge: Card.Declined', 'error', 1, '0 retries in 0 s, caught Refund', '', 2],
    ['Charge: timeout', 'timeout', 1, '0 retries in 30 s, caught Refund', '', 2],
    ['Charge: an error that no clause names, until its last attempt', 'error', 1, '1 retries in 1 s, works', '', 2],
    [
      'Charge: an error that no clause names, after its last attempt',
      'error',
      2,
      '1 retries in 1 s, caught Sorry',
      '',
      3,
    ],
    ['Fork: States.Timeout', 'error', 1, '0 retries in 0 s, caught Refund', '', 2],
    ['Fork: an error that no clause names', 'error', 1, '0 retries in 0 s, fails', 'the execution fails', 1],
    ['Ship: no heartbeat', 'heartbeat', 1, '0 retries in 5 s, fails', 'Fork goes to Refund', 1],
    [
      'Ship: an error that no clause names',
      'error',
      1,
      '0 retries in 0 s, fails',
      'Fork fails, the execution fails',
      1,
    ],
    ['Mail: Loop, once', 'error', 1, '1 retries in 1 s, works', '', 2],
    [
      'Mail: an error that no clause names',
      'error',
      1,
      '0 retries in 0 s, fails',
      'Fork fails, the execution fails',
      1,
    ],
    ['Item: an error that no clause names', 'error', 1, '0 retries in 0 s, fails', 'an item of Each fails', 1],
  ]);
});

describe('each ends as predicted', () => {
  const sfn = new Stepmill();
  const machine = sfn.stateMachine(order);
  afterEach(() => sfn.reset());
  afterAll(() => sfn.close());

  test.each(machine.failures())('$name', async (failure) => {
    const works = { Charge: {}, Fork: [{}, {}], Ship: {}, Mail: {}, Each: [], Item: {} };
    for (const [state, value] of Object.entries(works)) {
      // As one step, unless it is the state itself, or one inside of it, that fails.
      const inside = { Fork: ['Ship', 'Mail'], Each: ['Item'] }[state] ?? [];
      if (!inside.includes(failure.state))
        machine
          .mock(state as never)
          .validated('NONE')
          .returns(value);
    }
    failure.play();
    const run = await machine.run(['an item']);
    const child: Run = failure.state === 'Item' ? await (await run.mapRun('Each')).item(0) : run;
    const state = child.state(failure.state);
    const { leadsTo, outside, transitions } = failure;
    expect([state.retries, state.durationMs / 1000]).toEqual([leadsTo.retries, leadsTo.waitSeconds]);
    if (leadsTo.end === 'works') expect(run.status).toBe('SUCCEEDED');
    if (leadsTo.end === 'caught') expect(state.next).toBe(leadsTo.next);
    const last = outside.at(-1);
    if (last?.startsWith('Fork goes to')) expect(run.state('Fork').next).toBe('Refund');
    if (last === 'the execution fails' || last === 'an item of Each fails') expect(run.status).toBe('FAILED');
    const own = state.visits.reduce((sum, { attempts }) => sum + attempts.length, 0);
    expect(own + (leadsTo.end === 'caught' ? 1 : 0)).toBe(transitions);
  });
});

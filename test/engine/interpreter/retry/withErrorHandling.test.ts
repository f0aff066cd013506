import { end, lambda, one, runDefinition } from '../runDefinition';

/** Throws this error in its first calls, then returns. */
function failing(times: number, name = 'Busy') {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls <= times) throw Object.assign(new Error(`call ${calls}`), { name, stack: name });
    return { calls };
  };
}

const cause = (call: number, name = 'Busy') =>
  JSON.stringify({ errorType: name, errorMessage: `call ${call}`, trace: [name] });

/** How a task with this Retry and Catch ends when its function fails so often, and the seconds of its attempts. */
function run(handling: object, times: number, name?: string) {
  const states = {
    T: { Type: 'Task', Resource: lambda('f'), ...handling, ...end },
    Caught: { Type: 'Pass', ...end },
    Other: { Type: 'Pass', Result: 'other', ...end },
  };
  const to = (next: string) => ({ Variable: '$.n', StringEquals: next, Next: next });
  const definition = one({ Type: 'Choice', Choices: [to('Caught'), to('Other')], Default: 'T' }, states);
  const { end: ended, events } = runDefinition(definition, { n: 1 }, { handlers: { f: failing(times, name) } });
  const starts = events.flatMap((event) =>
    event.includes('FunctionScheduled') ? [/\+(\d+)/.exec(event)?.[1] ?? '0'] : [],
  );
  return [ended, starts.join(' ')];
}

const busy = { ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 2, BackoffRate: 2 };
const all = { ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'Caught' };

test('without a handler the error ends the execution', () => {
  expect(run({}, 1)).toEqual([`FAILED Busy: ${cause(1)}`, '0']);
});

test('attempts end with the first success, or when the retrier is used up', () => {
  expect([run({ Retry: [busy] }, 2), run({ Retry: [busy] }, 3)]).toEqual([
    ['{"calls":3}', '0 1 3'],
    [`FAILED Busy: ${cause(3)}`, '0 1 3'],
  ]);
});

test('after the retries the first catcher that matches takes the last error', () => {
  const other = { ErrorEquals: ['Else'], Next: 'Other' };
  const caught = (call: number) => JSON.stringify({ n: 1, e: { Error: 'Busy', Cause: cause(call) } });
  expect([
    run({ Retry: [busy], Catch: [other, all] }, 9),
    run({ Catch: [all] }, 9),
    run({ Catch: [{ ErrorEquals: ['Busy'], Next: 'Other' }, all] }, 9),
    run({ Catch: [other] }, 9),
  ]).toEqual([
    [caught(3), '0 1 3'],
    [caught(1), '0'],
    ['"other"', '0'],
    [`FAILED Busy: ${cause(1)}`, '0'],
  ]);
});

test('each retrier counts for itself; an error that none names is not retried', () => {
  const rest = { ErrorEquals: ['States.ALL'], IntervalSeconds: 10, MaxAttempts: 1 };
  expect([run({ Retry: [busy, rest] }, 9), run({ Retry: [busy] }, 9, 'Broken')]).toEqual([
    [`FAILED Busy: ${cause(3)}`, '0 1 3'],
    [`FAILED Broken: ${cause(1, 'Broken')}`, '0'],
  ]);
});

test('$$.State.RetryCount counts the retries of a visit', () => {
  const seen: unknown[] = [];
  const handlers = {
    f: ({ count }: { count: number }) => {
      seen.push(count);
      if (seen.length % 3 !== 0) throw Object.assign(new Error(), { name: 'Busy' });
      return { done: seen.length === 6 };
    },
  };
  const definition = one(
    {
      Type: 'Task',
      Resource: lambda('f'),
      Parameters: { 'count.$': '$$.State.RetryCount' },
      Retry: [{ ErrorEquals: ['Busy'] }],
      Next: 'Again',
    },
    {
      Again: { Type: 'Choice', Choices: [{ Variable: '$.done', BooleanEquals: false, Next: 'S' }], Default: 'Done' },
      Done: { Type: 'Succeed' },
    },
  );
  expect([runDefinition(definition, {}, { handlers }).end, seen]).toEqual(['{"done":true}', [0, 1, 2, 0, 1, 2]]);
});

test('a failing catcher of a Parallel fails the state again, at the place of the first failure', () => {
  const branch = { StartAt: 'B', States: { B: { Type: 'Fail', Error: 'Inner', Cause: 'because' } } };
  const { end: ended, events } = runDefinition({
    QueryLanguage: 'JSONata',
    ...one(
      {
        Type: 'Parallel',
        Branches: [branch],
        Catch: [{ ErrorEquals: ['States.ALL'], Output: "{% $error('on purpose') %}", Next: 'P' }],
        ...end,
      },
      { P: { Type: 'Pass', ...end } },
    ),
  });
  expect(ended).toMatch(/^FAILED States\.QueryEvaluationError: .*on purpose/);
  expect(events).toEqual([
    '1<0 ExecutionStarted',
    '2<0 ParallelStateEntered',
    '3<2 ParallelStateStarted',
    '4<3 FailStateEntered',
    '5<4 ParallelStateFailed',
    '6<4 EvaluationFailed',
    '7<6 ParallelStateFailed',
    '8<7 ExecutionFailed',
  ]);
});

import { advise } from './advise';

const task = (more: object): object => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'f' },
  ...more,
});
const retry = (attempts: number): object => ({
  A: task({ Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: attempts }], End: true }),
});

test('a Retry with more attempts than the history has room for', () => {
  expect(advise(retry(99_999))).toEqual([
    'RETRY_FILLS_HISTORY /States/A/Retry[0]/MaxAttempts: So many attempts write more than the 25,000 events that an execution may have.',
  ]);
  expect(advise(retry(8_000))).toEqual([]);
  expect(advise(retry(99_999), { type: 'EXPRESS' })).toEqual([]);
});

const loop = (way: object): object => ({
  Which: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'Work' }], Default: 'End' },
  Work: task({ Next: 'Pause' }),
  Pause: { Type: 'Wait', Seconds: 60, ...way },
  End: { Type: 'Succeed' },
});

test('a loop that nothing leads out of', () => {
  expect(advise(loop({ Next: 'Work' }))).toEqual([
    "ENDLESS_LOOP /States/Work: Nothing leads out of the loop 'Work', 'Pause': it ends when the history has 25,000 events.",
  ]);
});

test('a loop with a way out, one that a time-out ends, and one in an Express machine are left alone', () => {
  expect(advise(loop({ Next: 'Which' }))).toEqual([]);
  expect(
    advise({
      ...loop({ Next: 'Work' }),
      Work: task({ Next: 'Pause', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End' }] }),
    }),
  ).toEqual([]);
  expect(advise(loop({ Next: 'Work' }), { machine: { TimeoutSeconds: 3600 } })).toEqual([]);
  expect(advise(loop({ Next: 'Work' }), { type: 'EXPRESS' })).toEqual([]);
});

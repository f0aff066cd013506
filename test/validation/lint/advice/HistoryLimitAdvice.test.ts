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

test('reports a Retry with more attempts than the history has room for', () => {
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

test('reports an endless loop', () => {
  expect(advise(loop({ Next: 'Work' }))).toEqual([
    "ENDLESS_LOOP /States/Work: Nothing leads out of the loop 'Work', 'Pause': it ends when the history has 25,000 events.",
  ]);
});

test('ignores a loop with an exit, one that a timeout ends, and one in an Express machine', () => {
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

test('leaves out states before the loop, or between loops', () => {
  const pause = (Next: string): object => ({ Type: 'Wait', Seconds: 1, Next });
  const either = { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'A' }], Default: 'Between' };
  const states = {
    Start: pause('A'),
    A: pause('B'),
    B: either,
    Between: pause('C'),
    C: pause('C'),
    End: { Type: 'Succeed' },
  };
  expect(advise(states).filter((line) => line.startsWith('ENDLESS'))).toEqual([
    "ENDLESS_LOOP /States/A: Nothing leads out of the loop 'A', 'B', 'C': it ends when the history has 25,000 events.",
  ]);
});

test('a long path to an end costs no more than its length', () => {
  const states: Record<string, object> = {};
  for (let i = 0; i < 20_000; i += 1) states[`S${i}`] = { Type: 'Wait', Seconds: 1, Next: `S${i + 1}` };
  states['S20000'] = { Type: 'Succeed' };
  expect(advise(states).filter((line) => line.startsWith('ENDLESS'))).toEqual([]);
});

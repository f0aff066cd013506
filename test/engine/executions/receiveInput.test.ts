import { ManualClock } from '../../../src/clock/ManualClock';
import { SkippingClock } from '../../../src/clock/SkippingClock';
import { noon } from './executionStart';
import { run, slowly, times, twoTasks } from './runInEngine';

test('answers are heard in the order in which they come, each in a turn of its own', async () => {
  const answers = new Map<string, (output: string) => void>();
  const [execution, engine] = run(
    twoTasks,
    ({ state }) => new Promise((resolve) => answers.set(state, (output) => resolve({ outcome: { output } }))),
    () => new SkippingClock(noon),
  );
  answers.get('G')!('g');
  answers.get('F')!('f');
  await execution.ended();
  expect([execution.output, times(execution).filter((line) => /Succeeded|Exited/.test(line))]).toEqual([
    ['f', 'g'],
    [
      '0 LambdaFunctionSucceeded',
      '0 TaskStateExited',
      '0 LambdaFunctionSucceeded',
      '0 TaskStateExited',
      '0 ParallelStateSucceeded',
      '0 ParallelStateExited',
      '0 ExecutionSucceeded',
    ],
  ]);
  engine.close();
});

test('a handler that stops its own execution is the last thing that happens in it', () => {
  const [execution, engine] = run(
    slowly,
    () => {
      execution.stop('Enough');
      return { outcome: { output: 1 } };
    },
    (onFired) => new ManualClock(noon, onFired),
  );
  engine.clock.advance(1000);
  expect([execution.status, times(execution).at(-2), times(execution).at(-1)]).toEqual([
    'ABORTED',
    '1000 LambdaFunctionStarted',
    '1000 ExecutionAborted',
  ]);
  engine.close();
});

test.each([
  ['stays stopped', false, ['1000 ExecutionAborted']],
  [
    'goes on from there when it is redriven',
    true,
    [
      '1000 ExecutionAborted',
      '1000 ExecutionRedriven',
      '1000 LambdaFunctionScheduled',
      '1000 LambdaFunctionStarted',
      '1000 LambdaFunctionSucceeded',
      '1000 TaskStateExited',
      '1000 PassStateEntered',
      '1000 PassStateExited',
      '1000 ExecutionSucceeded',
    ],
  ],
])('an execution that is stopped by the handler of its own task, which then fails, %s', (_title, redrives, events) => {
  let asked = 0;
  const [execution, engine] = run(
    slowly,
    () => {
      if ((asked += 1) > 1) return { outcome: { output: 1 } };
      execution.stop('E');
      if (redrives) execution.redrive();
      throw new Error('too late');
    },
    (onFired) => new ManualClock(noon, onFired),
  );
  engine.clock.advance(1000);
  engine.scheduler.drain();
  expect(times(execution).slice(6)).toEqual(events);
  engine.close();
});

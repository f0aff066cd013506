import { ManualClock } from '../../../src/clock/ManualClock';
import { RealClock } from '../../../src/clock/RealClock';
import { SkippingClock } from '../../../src/clock/SkippingClock';
import type { TaskReply } from '../../../src/contract/task';
import type { StatesBlock } from '../../../src/language/asl/types';
import type { Pending } from '../../../src/util/pending';
import { noon } from './executionStart';
import { end, run, slowly, task, times, twoTasks } from './runInEngine';

test('all events of a turn have one time, on a clock that moves while they are written', () => {
  let ms = noon;
  class Running extends ManualClock {
    override now(): number {
      return (ms += 7);
    }
  }
  const [execution, engine] = run(
    { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'T' }, T: { ...task('F'), ...end } } } as unknown as StatesBlock,
    () => ({ outcome: { output: 1 } }),
    (onFired) => new Running(noon, onFired),
  );
  expect([new Set(times(execution).map((line) => line.split(' ')[0])), execution.stopDate]).toEqual([
    new Set(['0']),
    execution.startDate,
  ]);
  engine.close();
});

test('the turn of a timer has the time for which it was set, however late a real clock fires', async () => {
  const [execution, engine] = run(
    slowly,
    () => ({ outcome: { output: 1 } }),
    (onFired) => new RealClock(onFired, { factor: 1000, startMs: noon }),
  );
  await execution.ended();
  expect(times(execution)).toEqual([
    '0 ExecutionStarted',
    '0 WaitStateEntered',
    '1000 WaitStateExited',
    '1000 TaskStateEntered',
    '1000 LambdaFunctionScheduled',
    '1000 LambdaFunctionStarted',
    '1000 LambdaFunctionSucceeded',
    '1000 TaskStateExited',
    '1000 PassStateEntered',
    '1000 PassStateExited',
    '1000 ExecutionSucceeded',
  ]);
  expect(execution.stopDate).toBe(execution.startDate + 1000);
  engine.close();
});

test('an immediate answer comes after the work that other branches had to do before it', () => {
  const [execution, engine] = run(
    twoTasks,
    () => ({ outcome: { output: 1 } }),
    () => new SkippingClock(noon),
  );
  expect(times(execution).map((line) => line.replace('0 ', ''))).toEqual([
    'ExecutionStarted',
    'ParallelStateEntered',
    'ParallelStateStarted',
    'TaskStateEntered',
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'TaskStateEntered',
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'LambdaFunctionSucceeded',
    'TaskStateExited',
    'LambdaFunctionSucceeded',
    'TaskStateExited',
    'ParallelStateSucceeded',
    'ParallelStateExited',
    'ExecutionSucceeded',
  ]);
  engine.close();
});

test('events during an advance of time have the time at which they would have happened', () => {
  const wait = (Next?: string) => ({ Type: 'Wait', Seconds: 5, ...(Next === undefined ? end : { Next }) });
  const token = { ...task('F'), Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Arguments: {}, ...end };
  const [execution, engine] = run(
    {
      QueryLanguage: 'JSONata',
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Ask', States: { Ask: token } },
            { StartAt: 'One', States: { One: wait('Two'), Two: wait() } },
          ],
          ...end,
        },
      },
    } as unknown as StatesBlock,
    () => ({ submitted: {} }),
    () => new SkippingClock(noon),
  );
  execution.advance(60_000);
  engine.scheduler.drain();
  execution.stop();
  expect(times(execution).slice(-4)).toEqual([
    '5000 WaitStateExited',
    '5000 WaitStateEntered',
    '10000 WaitStateExited',
    '60000 ExecutionAborted',
  ]);
  engine.close();
});

test('reports an answer that nobody waits for any longer', () => {
  const told: string[] = [];
  const late = (name: string): Pending<TaskReply> => ({
    then: (hear) => name === 'answered' && setImmediate(() => hear({ outcome: { output: 1 } })),
    giveUp: () => void told.push(name),
  });
  const started = (name: string, more = {}) =>
    run(
      { StartAt: 'T', States: { T: { ...task('F'), ...more, ...end } } } as unknown as StatesBlock,
      () => late(name),
      () => new ManualClock(noon, () => undefined),
    );
  started('open');
  const [stopped] = started('stopped');
  stopped.stop();
  const [timedOut, { clock, scheduler }] = started('timed out', { TimeoutSeconds: 2 });
  clock.advance(2000);
  scheduler.drain();
  const [answered] = started('answered');
  return answered.ended().then(() => {
    expect([stopped.status, timedOut.error, answered.output]).toEqual(['ABORTED', 'States.Timeout', 1]);
    expect(told).toEqual(['stopped', 'timed out']);
  });
});

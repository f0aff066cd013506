import { ManualClock } from '../../../src/clock/ManualClock';
import { SkippingClock } from '../../../src/clock/SkippingClock';
import type { Clock } from '../../../src/clock/Timeline';
import type { TaskControl, TaskOutcome, TaskReply, TaskRequest } from '../../../src/contract/task';
import type { Execution } from '../../../src/engine/executions/Execution';
import type { Engine } from '../../../src/engine/executions/Engine';
import type { StatesBlock } from '../../../src/language/asl/types';
import { noon } from './executionStart';
import { end, run, task, times, twoTasks } from './runInEngine';

const withToken = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' },
};

/** Starts one task; `ask` answers it. */
function start(
  state: object,
  ask: (request: TaskRequest, control: TaskControl) => TaskReply | Promise<TaskReply> | undefined,
  createClock: () => Clock = () => new SkippingClock(noon),
): [Execution, Engine] {
  return run({ StartAt: 'T', States: { T: { ...state, ...end } } } as unknown as StatesBlock, ask, createClock);
}

const tokenOf = (engine: Engine): string => engine.tokens.waiting()[0]!.request.taskToken!;

test('a token that comes back before the first answer ends the task together with it', async () => {
  let answer: (reply: TaskReply) => void = () => undefined;
  const [execution, engine] = start(withToken, () => new Promise((resolve) => (answer = resolve)));
  engine.tokens.end(tokenOf(engine), 'us-east-1', { output: 'early' });
  expect([execution.status, times(execution).at(-1)]).toEqual(['RUNNING', '0 TaskStarted']);
  answer({ submitted: { MessageId: 'm' } });
  await execution.ended();
  expect([execution.output, times(execution).slice(-4)]).toEqual([
    'early',
    ['0 TaskSubmitted', '0 TaskSucceeded', '0 TaskStateExited', '0 ExecutionSucceeded'],
  ]);
  engine.close();
});

test('says what it waits for, and whether only a client can end it', () => {
  const stopped = (): Clock => new ManualClock(noon, () => undefined);
  const found = (['outside', 'nobody'] as const).map((endedBy) => {
    const [, engine] = start(withToken, () => ({ submitted: {}, endedBy }), stopped);
    const { waitsFor, waitsForClient } = engine.tokens.waiting()[0]!;
    engine.close();
    return { waitsFor, waitsForClient };
  });
  const waitsFor = `its task token to come back from ${withToken.Resource}`;
  expect(found).toEqual([
    { waitsFor, waitsForClient: true },
    { waitsFor, waitsForClient: false },
  ]);
});

test('time does not pass to the timeout while a client may end it, but does where nobody can', () => {
  const limited = { ...withToken, TimeoutSeconds: 60 };
  const [held, first] = start(limited, () => ({ submitted: {}, endedBy: 'outside' }));
  const [left, second] = start(limited, () => ({ submitted: {}, endedBy: 'nobody' }));
  expect([held.status, left.status, left.error, left.stopDate! - left.startDate]).toEqual([
    'RUNNING',
    'FAILED',
    'States.Timeout',
    60_000,
  ]);
  first.close();
  second.close();
});

test('who listens for the outcome hears it once, and who listens for the end of waiting hears a timeout, too', () => {
  const told: unknown[] = [];
  const listen = (name: string, control: TaskControl): void => {
    control.onOutcome({ ended: (outcome: TaskOutcome) => void told.push([name, outcome]) });
    control.onAbandon(() => void told.push([name, 'abandoned']));
  };
  const answered = start(task('F'), (_request, control) => (listen('answered', control), { outcome: { output: 1 } }));
  const timedOut = start(
    { ...task('F'), TimeoutSeconds: 2 },
    (_request, control) => (listen('timed out', control), { delaySeconds: 5, outcome: { output: 1 } }),
  );
  expect(told).toEqual([
    ['answered', { output: 1 }],
    ['timed out', { error: 'States.Timeout' }],
    ['timed out', 'abandoned'],
  ]);
  for (const [, engine] of [answered, timedOut]) engine.close();
});

test('a failing branch abandons the task of the other one, whose later answer changes nothing', async () => {
  let answer: (reply: TaskReply) => void = () => undefined;
  const told: string[] = [];
  const [execution, engine] = run(
    twoTasks,
    ({ state }, control) => {
      if (state === 'G') return { outcome: { error: 'Broken' } };
      control.onAbandon(() => void told.push(state));
      return new Promise<TaskReply>((resolve) => (answer = resolve));
    },
    () => new SkippingClock(noon),
  );
  await execution.ended();
  const before = times(execution);
  answer({ outcome: { output: 'late' } });
  await new Promise(setImmediate);
  expect([execution.status, execution.error, told, engine.working]).toEqual(['FAILED', 'Broken', ['F'], 0]);
  expect(times(execution)).toEqual(before);
  engine.close();
});

test('a delay puts off the end of a callback, not its submission', () => {
  const [execution, engine] = start(
    withToken,
    () => ({ submitted: {}, delaySeconds: 30, outcome: { output: 'ok' } }),
    () => new ManualClock(noon, () => undefined),
  );
  expect(times(execution).slice(-1)).toEqual(['0 TaskSubmitted']);
  execution.advance(30_000);
  engine.scheduler.drain();
  expect(times(execution).slice(-3)).toEqual([
    '30000 TaskSucceeded',
    '30000 TaskStateExited',
    '30000 ExecutionSucceeded',
  ]);
  engine.close();
});

test('a call that is refused at once is not submitted', () => {
  const [execution, engine] = start(withToken, () => ({ outcome: { error: 'SQS.QueueDoesNotExist' } }));
  expect(times(execution).slice(-4)).toEqual(['0 TaskScheduled', '0 TaskStarted', '0 TaskFailed', '0 ExecutionFailed']);
  engine.close();
});

test('a mistake ends the execution, whatever the task’s rules catch', () => {
  const mistake = new Error('a bug');
  const caught = { ...withToken, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'T' }] };
  const [execution, engine] = start(caught, () => ({ submitted: {} }));
  engine.tokens.waiting()[0]!.fail(mistake);
  engine.scheduler.drain();
  expect([execution.status, execution.harnessError]).toEqual(['FAILED', mistake]);
  engine.close();
});

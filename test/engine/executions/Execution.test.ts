import { ManualClock } from '../../../src/clock/ManualClock';
import { RealClock } from '../../../src/clock/RealClock';
import { SkippingClock } from '../../../src/clock/SkippingClock';
import type { Clock } from '../../../src/clock/Timeline';
import { Engine } from '../../../src/engine/executions/Engine';
import type { Execution } from '../../../src/engine/executions/Execution';
import type { Host } from '../../../src/engine/executions/Host';
import { compileProgram } from '../../../src/engine/interpreter/compileProgram';
import type { TaskReply } from '../../../src/language/asl/task';
import type { StatesBlock } from '../../../src/language/asl/types';
import type { Late } from '../../../src/util/Late';

const noon = Date.parse('2024-05-01T12:00:00Z');

function run(block: StatesBlock, ask: Host['ask'], createClock: (onFired: () => void) => Clock): [Execution, Engine] {
  const engine = new Engine({
    createClock,
    seed: 'seed',
    host: { admit: (request) => request, mocksState: () => false, ask },
    // A machine under load cuts nothing into slices.
    stopwatch: () => 0,
  });
  const execution = engine.start({
    arn: 'arn:aws:states:us-east-1:123456789012:execution:M:e',
    name: 'e',
    target: {
      machine: {
        arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:M',
        name: 'M',
        region: 'us-east-1',
        type: 'STANDARD',
      },
      revision: {
        definition: JSON.stringify(block),
        program: compileProgram(block),
        roleArn: 'arn:aws:iam::123456789012:role/r',
        loggingConfiguration: { level: 'OFF', includeExecutionData: false },
        tracingConfiguration: { enabled: false },
        encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
        revisionId: undefined,
        updateDateMs: noon,
      },
    },
    input: {},
    inputText: '{}',
  });
  return [execution, engine];
}

const task = (name: string) => ({ Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}` });
const end = { End: true } as const;

/** What happened, each with the milliseconds since the start. */
function times({ history, startDate }: Execution): string[] {
  return history.events.map(({ type, timestamp }) => `${timestamp - startDate} ${type}`);
}

const slowly = {
  StartAt: 'W',
  States: { W: { Type: 'Wait', Seconds: 1, Next: 'T' }, T: { ...task('F'), Next: 'P' }, P: { Type: 'Pass', ...end } },
} as unknown as StatesBlock;

test('all events of a turn bear one time, on a clock that moves while they are written', () => {
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

test("a timer's turn has the time for which it was set, however late a real clock fires", async () => {
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

const twoTasks = {
  StartAt: 'All',
  States: {
    All: {
      Type: 'Parallel',
      Branches: ['F', 'G'].map((name) => ({ StartAt: name, States: { [name]: { ...task(name), ...end } } })),
      ...end,
    },
  },
} as unknown as StatesBlock;

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

test('an answer in place comes after what other branches had to do before it', () => {
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

test('what happens while the time of an execution is moved on has the time at which it would have happened', () => {
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

test('an answer for which nobody waits any more is told so', () => {
  const told: string[] = [];
  const late = (name: string): Late<TaskReply> => ({
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

import type { TaskReply, TaskRequest } from '../../../src/contract/task';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { SkippingClock } from '../../../src/clock/SkippingClock';
import { Engine } from '../../../src/engine/executions/Engine';
import type { Execution } from '../../../src/engine/executions/Execution';
import { eventToWire } from '../../../src/engine/history/toWire';
import { toText, type Json } from '../../../src/util/json';
import { executionStart, noon } from './executionStart';

type Answer = (request: TaskRequest) => TaskReply | Promise<TaskReply> | undefined;

function createEngine(answer: Answer = () => ({ outcome: { output: null } })): Engine {
  return new Engine({
    createClock: () => new SkippingClock(noon),
    seed: 'seed',
    host: { admit: (request) => request, mocksState: () => false, ask: answer },
  });
}

function start(engine: Engine, definition: StateMachineDefinition, inputText = '{}'): Execution {
  // However slow the machine is: nothing else in the process has a turn.
  return engine.start(executionStart(definition, { inputText }), { whole: true });
}

/** `id<previous Type`, one text for each event. */
function chain(execution: Execution): string[] {
  return execution.history.events.map(({ id, previousEventId, type }) => `${id}<${previousEventId} ${type}`);
}

function outcome({ status, output, error, cause }: Execution): Json {
  return { status, ...(output === undefined ? { error: error ?? null, cause: cause ?? null } : { output }) };
}

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:F';

describe('a sequence of states', () => {
  test('passes the unchanged input through with its original text', () => {
    const execution = start(
      createEngine(),
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Succeed' } } },
      '{ "a" :  1.0 }',
    );
    expect(toText(execution.output!)).toBe('{ "a" :  1.0 }');
    expect(execution.history.events.map((event) => eventToWire(event))).toEqual([
      {
        timestamp: noon / 1000,
        type: 'ExecutionStarted',
        id: 1,
        previousEventId: 0,
        executionStartedEventDetails: {
          input: '{ "a" :  1.0 }',
          inputDetails: { truncated: false },
          roleArn: 'arn:aws:iam::123456789012:role/r',
        },
      },
      entered(2, 0, 'PassStateEntered', 'A'),
      exited(3, 2, 'PassStateExited', 'A'),
      entered(4, 3, 'SucceedStateEntered', 'B'),
      exited(5, 4, 'SucceedStateExited', 'B'),
      {
        timestamp: noon / 1000,
        type: 'ExecutionSucceeded',
        id: 6,
        previousEventId: 5,
        executionSucceededEventDetails: { output: '{ "a" :  1.0 }', outputDetails: { truncated: false } },
      },
    ]);
  });

  test('a Wait of a year ends at once, a year later', () => {
    const execution = start(createEngine(), {
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 30_000_000, End: true } },
    });
    expect([execution.status, execution.stopDate! - execution.startDate]).toEqual(['SUCCEEDED', 30_000_000_000]);
  });

  test('an endless execution stops at 25,000 events', async () => {
    const engine = createEngine();
    const execution = start(engine, {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } },
    });
    await engine.scheduler.idle();
    expect([chain(execution).slice(-2), outcome(execution)]).toEqual([
      ['24999<24998 PassStateExited', '25000<24999 ExecutionFailed'],
      {
        status: 'FAILED',
        error: 'States.Runtime',
        cause: 'The execution reached the maximum number of history events (25000).',
      },
    ]);
  });
});

describe('a task', () => {
  test('is retried with growing delays and then caught', () => {
    const engine = createEngine(() => ({ outcome: { error: 'Boom', cause: 'why' } }));
    const execution = start(engine, {
      StartAt: 'T',
      States: {
        T: {
          Type: 'Task',
          Resource: lambda,
          Retry: [{ ErrorEquals: ['Boom'], IntervalSeconds: 3, MaxAttempts: 2 }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C', ResultPath: null }],
          End: true,
        },
        C: { Type: 'Pass', End: true },
      },
    });
    expect(outcome(execution)).toEqual({ status: 'SUCCEEDED', output: {} });
    expect(execution.stopDate! - noon).toBe(9_000);
    expect(chain(execution)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered',
      '3<2 LambdaFunctionScheduled',
      '4<3 LambdaFunctionStarted',
      '5<4 LambdaFunctionFailed',
      '6<5 LambdaFunctionScheduled',
      '7<6 LambdaFunctionStarted',
      '8<7 LambdaFunctionFailed',
      '9<8 LambdaFunctionScheduled',
      '10<9 LambdaFunctionStarted',
      '11<10 LambdaFunctionFailed',
      '12<11 TaskStateExited',
      '13<12 PassStateEntered',
      '14<13 PassStateExited',
      '15<14 ExecutionSucceeded',
    ]);
  });

  test('that never ends times out, which States.TaskFailed does not match', () => {
    const engine = createEngine(() => ({ endedBy: 'nobody' }));
    const execution = start(engine, {
      StartAt: 'T',
      States: {
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          TimeoutSeconds: 60,
          Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'T' }],
          End: true,
        },
      },
    });
    expect(outcome(execution)).toEqual({ status: 'FAILED', error: 'States.Timeout', cause: null });
    expect(execution.stopDate! - noon).toBe(60_000);
    expect(chain(execution).slice(2)).toEqual([
      '3<2 TaskScheduled',
      '4<3 TaskStarted',
      '5<4 TaskSubmitted',
      '6<5 TaskTimedOut',
      '7<6 ExecutionFailed',
    ]);
  });

  test('that waits for a token holds time until the token is used', () => {
    let token: string | undefined;
    const engine = createEngine((request) => {
      token = request.taskToken;
      return { submitted: {} };
    });
    const execution = start(engine, {
      StartAt: 'T',
      States: {
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          TimeoutSeconds: 60,
          End: true,
        },
      },
    });
    expect(execution.status).toBe('RUNNING');
    engine.tokens.end(token!, 'us-east-1', { output: { paid: true } });
    expect([outcome(execution), execution.stopDate]).toEqual([{ status: 'SUCCEEDED', output: { paid: true } }, noon]);
    expect(() => engine.tokens.end(token!, 'us-east-1', { output: 1 })).toThrow(
      "Task Timed Out: 'Provided task does not exist anymore'",
    );
    expect(() => engine.tokens.end('nonsense', 'us-east-1', { output: 1 })).toThrow("Invalid Token: 'Invalid token'");
  });

  test('answered by a promise holds time, and the execution continues when it settles', async () => {
    const engine = createEngine(() => Promise.resolve({ outcome: { output: 7 } }));
    const execution = start(engine, {
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: lambda, TimeoutSeconds: 1, End: true } },
    });
    expect(execution.status).toBe('RUNNING');
    await execution.ended();
    expect([outcome(execution), execution.stopDate]).toEqual([{ status: 'SUCCEEDED', output: 7 }, noon]);
  });
});

describe('branches', () => {
  test('run side by side, and the first failure cancels the others', () => {
    const engine = createEngine(({ state }) =>
      state === 'Bad' ? { outcome: { error: 'Boom' } } : { outcome: { output: 1 }, delaySeconds: 5 },
    );
    const task = { Type: 'Task', Resource: lambda, End: true } as const;
    const execution = start(engine, {
      StartAt: 'P',
      States: {
        P: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'Slow', States: { Slow: task } },
            { StartAt: 'Bad', States: { Bad: task } },
          ],
          Catch: [{ ErrorEquals: ['Boom'], Next: 'C' }],
          End: true,
        },
        C: { Type: 'Pass', End: true },
      },
    });
    expect(outcome(execution)).toEqual({ status: 'SUCCEEDED', output: { Error: 'Boom', Cause: '' } });
    expect(chain(execution).slice(1, -3)).toEqual([
      '2<0 ParallelStateEntered',
      '3<2 ParallelStateStarted',
      '4<3 TaskStateEntered',
      '5<4 LambdaFunctionScheduled',
      '6<5 LambdaFunctionStarted',
      '7<3 TaskStateEntered',
      '8<7 LambdaFunctionScheduled',
      '9<8 LambdaFunctionStarted',
      '10<9 LambdaFunctionFailed',
      '11<10 TaskStateAborted',
      '12<10 TaskStateAborted',
      '13<10 ParallelStateFailed',
      '14<13 ParallelStateExited',
    ]);
  });

  test('of a Map start together and keep the order of the items', () => {
    const engine = createEngine(({ parameters }) => ({
      outcome: { output: parameters },
      delaySeconds: 10 - (parameters as number),
    }));
    const execution = start(
      engine,
      {
        StartAt: 'M',
        States: {
          M: {
            Type: 'Map',
            ItemProcessor: { StartAt: 'T', States: { T: { Type: 'Task', Resource: lambda, End: true } } },
            End: true,
          },
        },
      },
      '[1,2]',
    );
    expect(outcome(execution)).toEqual({ status: 'SUCCEEDED', output: [1, 2] });
    expect(chain(execution).slice(2)).toEqual([
      '3<2 MapStateStarted',
      '4<3 MapIterationStarted',
      '5<3 MapIterationStarted',
      '6<4 TaskStateEntered',
      '7<6 LambdaFunctionScheduled',
      '8<7 LambdaFunctionStarted',
      '9<5 TaskStateEntered',
      '10<9 LambdaFunctionScheduled',
      '11<10 LambdaFunctionStarted',
      '12<11 LambdaFunctionSucceeded',
      '13<12 TaskStateExited',
      '14<13 MapIterationSucceeded',
      '15<8 LambdaFunctionSucceeded',
      '16<15 TaskStateExited',
      '17<16 MapIterationSucceeded',
      '18<17 MapStateSucceeded',
      '19<17 MapStateExited',
      '20<19 ExecutionSucceeded',
    ]);
  });
});

test('StopExecution ends an execution without events about its states', () => {
  const engine = createEngine(() => ({ submitted: {} }));
  const execution = start(engine, {
    StartAt: 'T',
    States: { T: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true } },
  });
  execution.stop('Why', 'not');
  expect([outcome(execution), chain(execution).at(-1)]).toEqual([
    { status: 'ABORTED', error: 'Why', cause: 'not' },
    '6<0 ExecutionAborted',
  ]);
});

function entered(id: number, previousEventId: number, type: string, name: string): object {
  return stateEvent(id, previousEventId, type, {
    stateEnteredEventDetails: { name, input: '{ "a" :  1.0 }', inputDetails: { truncated: false } },
  });
}

function exited(id: number, previousEventId: number, type: string, name: string): object {
  return stateEvent(id, previousEventId, type, {
    stateExitedEventDetails: { name, output: '{ "a" :  1.0 }', outputDetails: { truncated: false } },
  });
}

function stateEvent(id: number, previousEventId: number, type: string, details: object): object {
  return { timestamp: noon / 1000, type, id, previousEventId, ...details };
}

test('a callback with a delayed mock is submitted at once', () => {
  const engine = createEngine(() => ({ outcome: { output: 'late' }, delaySeconds: 100 }));
  const execution = start(engine, {
    StartAt: 'T',
    States: {
      T: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        HeartbeatSeconds: 5,
        End: true,
      },
    },
  });
  expect([chain(execution).slice(4), execution.stopDate! - noon]).toEqual([
    ['5<4 TaskSubmitted', '6<5 TaskTimedOut', '7<6 ExecutionFailed'],
    5_000,
  ]);
});

import { SkippingClock } from '../../../src/clock/SkippingClock';
import { Engine } from '../../../src/engine/executions/Engine';
import type { EngineHost } from '../../../src/engine/executions/EngineHost';
import type { Execution } from '../../../src/engine/executions/Execution';
import { HarnessError } from '../../../src/errors/HarnessError';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { executionStart, noon } from './executionStart';

const waiting = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } } as StateMachineDefinition;
const failing = { StartAt: 'F', States: { F: { Type: 'Fail', Error: 'Bad', Cause: 'why' } } } as StateMachineDefinition;
const asking = {
  StartAt: 'T',
  States: { T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', End: true } },
} as StateMachineDefinition;

/** An engine whose host writes down what it is notified of. Tasks have no answer unless `ask` gives one. */
function engineOf(ask: EngineHost['ask'] = () => ({})): { engine: Engine; told: string[] } {
  const told: string[] = [];
  const engine = new Engine({
    createClock: () => new SkippingClock(noon),
    seed: 'seed',
    host: {
      admit: (request) => request,
      mocksState: () => false,
      ask,
      ended: ({ name, status }) => void told.push(`${name} ended: ${status}`),
      mistaken: ({ name, harnessError }) => void told.push(`${name} mistaken: ${(harnessError as Error).message}`),
    },
  });
  return { engine, told };
}

/** How it has ended: its fields, and its last event with the milliseconds since the start. */
function endOf({ status, stopDate, startDate, output, error, cause, history }: Execution): unknown[] {
  const { type, previousEventId, timestamp, details } = history.events.at(-1)!;
  return [
    { status, after: stopDate! - startDate, output, error, cause },
    { type, previousEventId, after: timestamp - startDate, details },
  ];
}

test('success: the last event points to the one before it', () => {
  const { engine, told } = engineOf();
  const execution = engine.start(executionStart(waiting, { inputText: '{"a":1}' }));
  expect(endOf(execution)).toEqual([
    { status: 'SUCCEEDED', after: 60_000, output: { a: 1 }, error: undefined, cause: undefined },
    { type: 'ExecutionSucceeded', previousEventId: 3, after: 60_000, details: { output: { a: 1 } } },
  ]);
  expect(told).toEqual(['e ended: SUCCEEDED']);
});

test('failure: the execution and its last event have the error', () => {
  const { engine, told } = engineOf();
  expect(endOf(engine.start(executionStart(failing)))).toEqual([
    { status: 'FAILED', after: 0, output: undefined, error: 'Bad', cause: 'why' },
    { type: 'ExecutionFailed', previousEventId: 2, after: 0, details: { error: 'Bad', cause: 'why' } },
  ]);
  expect(told).toEqual(['e ended: FAILED']);
});

test('timeout: only the event has the error, and points to no other event', () => {
  const { engine, told } = engineOf();
  const limited = { ...waiting, TimeoutSeconds: 7 } as StateMachineDefinition;
  expect(endOf(engine.start(executionStart(limited)))).toEqual([
    { status: 'TIMED_OUT', after: 7_000, output: undefined, error: undefined, cause: undefined },
    { type: 'ExecutionTimedOut', previousEventId: 0, after: 7_000, details: { error: 'States.Timeout' } },
  ]);
  expect(told).toEqual(['e ended: TIMED_OUT']);
});

test('stop: ends it once, with the error of the call', () => {
  const { engine, told } = engineOf();
  const execution = engine.start(executionStart(asking));
  execution.stop('Enough', 'by hand');
  execution.stop('Again', 'too late');
  expect(endOf(execution)).toEqual([
    { status: 'ABORTED', after: 0, output: undefined, error: 'Enough', cause: 'by hand' },
    { type: 'ExecutionAborted', previousEventId: 0, after: 0, details: { error: 'Enough', cause: 'by hand' } },
  ]);
  expect(told).toEqual(['e ended: ABORTED']);
});

test('a usage error ends the nested execution and the one around it', () => {
  const { engine, told } = engineOf(({ executionName }) => {
    if (executionName === 'inner') throw new HarnessError('no mock');
    return {};
  });
  const parent = engine.start(executionStart(asking, { name: 'outer' }));
  const child = engine.start({ ...executionStart(asking, { name: 'inner' }), parent });
  const failed = { status: 'FAILED', error: 'Stepmill.HarnessError', cause: 'no mock' };
  expect([parent, child].map(({ status, error, cause }) => ({ status, error, cause }))).toEqual([failed, failed]);
  expect(told).toEqual([
    'inner mistaken: no mock',
    'outer mistaken: no mock',
    'outer ended: FAILED',
    'inner ended: FAILED',
  ]);
});

test('calls all who wait for the end, and those who ask afterwards at once', async () => {
  const { engine } = engineOf();
  const execution = engine.start(executionStart(asking));
  const heard: string[] = [];
  execution.onEnd(() => heard.push('first'));
  execution.onEnd(() => heard.push('second'));
  const ended = execution.ended();
  execution.stop();
  await ended;
  execution.onEnd(() => heard.push('late'));
  expect(heard).toEqual(['first', 'second', 'late']);
});

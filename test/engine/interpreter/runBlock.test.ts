import { SkippingClock } from '../../../src/clock/SkippingClock';
import type { Host } from '../../../src/contract/Host';
import { Engine } from '../../../src/engine/executions/Engine';
import type { EngineExecution } from '../../../src/engine/executions/EngineExecution';
import { Scheduler } from '../../../src/engine/executions/Scheduler';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { executionStart, noon } from '../executions/executionStart';
import { end, task } from '../executions/runInEngine';

/** Says after each state that it is time for others. */
class PausingScheduler extends Scheduler {
  override isTimeToPause(): boolean {
    return true;
  }
}

interface Options {
  readonly ask?: Host['ask'];
  readonly pauses?: boolean;
}

/** Starts a definition in an engine of its own. */
function start(definition: object, { ask = () => ({ outcome: { output: 1 } }), pauses = false }: Options = {}) {
  const engine = new Engine({
    createClock: () => new SkippingClock(noon),
    ...(pauses && { createScheduler: (options) => new PausingScheduler(options) }),
    seed: 'seed',
    host: { admit: (request) => request, mocksState: () => false, ask },
    stopwatch: () => 0,
  });
  return { engine, execution: engine.start(executionStart(definition as StateMachineDefinition)) };
}

/** `3<2 PassStateExited A` */
function eventsOf({ history }: EngineExecution): string[] {
  return history.events.map(({ id, previousEventId, type, details }) =>
    `${id}<${previousEventId} ${type} ${(details as { name?: string } | undefined)?.name ?? ''}`.trimEnd(),
  );
}

const pass = (more: object) => ({ Type: 'Pass', ...more });
const chain = {
  StartAt: 'A',
  States: {
    A: pass({ Result: 1, ResultPath: '$.a', Next: 'B' }),
    B: { ...task('F'), ResultPath: '$.b', Next: 'C' },
    C: pass({ Parameters: { 'sum.$': 'States.MathAdd($.a, $.b)' }, ...end }),
  },
};

test('walks from the first state to the last, each with the output of the one before', () => {
  const { execution, engine } = start(chain);
  expect([execution.status, execution.output]).toEqual(['SUCCEEDED', { sum: 2 }]);
  expect(eventsOf(execution)).toEqual([
    '1<0 ExecutionStarted',
    '2<0 PassStateEntered A',
    '3<2 PassStateExited A',
    '4<3 TaskStateEntered B',
    '5<4 LambdaFunctionScheduled',
    '6<5 LambdaFunctionStarted',
    '7<6 LambdaFunctionSucceeded',
    '8<7 TaskStateExited B',
    '9<8 PassStateEntered C',
    '10<9 PassStateExited C',
    '11<10 ExecutionSucceeded',
  ]);
  engine.close();
});

test('pauses after each state change nothing of the history', async () => {
  const [whole, cut] = [start(chain), start(chain, { pauses: true })];
  expect(cut.execution.status).toBe('RUNNING');
  await cut.execution.ended();
  expect(eventsOf(cut.execution)).toEqual(eventsOf(whole.execution));
  for (const { engine } of [whole, cut]) engine.close();
});

test('a loop of many states takes no stack', () => {
  const rounds = 5_000;
  const counted = {
    StartAt: 'Count',
    States: {
      Count: pass({ Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'Again' }),
      Again: {
        Type: 'Choice',
        Choices: [{ Variable: '$.n', NumericLessThan: rounds, Next: 'Count' }],
        Default: 'Done',
      },
      Done: { Type: 'Succeed' },
    },
  };
  const engine = new Engine({
    createClock: () => new SkippingClock(noon),
    seed: 'seed',
    host: { admit: (request) => request, mocksState: () => false, ask: () => undefined },
    stopwatch: () => 0,
  });
  const execution = engine.start(executionStart(counted as StateMachineDefinition, { inputText: '{"n":0}' }));
  expect([execution.status, execution.output, execution.history.length]).toEqual([
    'SUCCEEDED',
    { n: rounds },
    rounds * 4 + 4,
  ]);
  engine.close();
});

test('a redrive goes on in the state that failed, and enters no other again', () => {
  let calls = 0;
  const ask = () => ({ outcome: (calls += 1) === 1 ? { error: 'Down' } : { output: 5 } });
  const { execution, engine } = start(chain, { ask });
  expect([execution.status, execution.error]).toEqual(['FAILED', 'Down']);
  const before = execution.history.length;
  execution.redrive();
  engine.scheduler.drain();
  expect([execution.status, execution.output]).toEqual(['SUCCEEDED', { sum: 6 }]);
  expect(
    eventsOf(execution)
      .slice(before)
      .map((line) => line.replace(/^\S+ /, '')),
  ).toEqual([
    'ExecutionRedriven',
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'LambdaFunctionSucceeded',
    'TaskStateExited B',
    'PassStateEntered C',
    'PassStateExited C',
    'ExecutionSucceeded',
  ]);
  engine.close();
});

test('an execution whose machine is deleted fails before its next state', () => {
  const { execution, engine } = start(chain, { pauses: true });
  execution.receive({ kind: 'deleted', cause: 'State machine M has been deleted' });
  expect(execution.status).toBe('RUNNING');
  engine.scheduler.drain({ whole: true });
  expect([execution.status, execution.error, execution.cause]).toEqual([
    'FAILED',
    'States.Runtime',
    'State machine M has been deleted',
  ]);
  expect(eventsOf(execution).slice(2)).toEqual(['3<2 PassStateExited A', '4<3 ExecutionFailed']);
  engine.close();
});

test('branches take turns, state by state', () => {
  const branch = (name: string) => ({
    StartAt: `${name}1`,
    States: { [`${name}1`]: { ...task(name), Next: `${name}2` }, [`${name}2`]: pass(end) },
  });
  const { execution, engine } = start({
    StartAt: 'Both',
    States: { Both: { Type: 'Parallel', Branches: [branch('A'), branch('B')], ...end } },
  });
  const states = eventsOf(execution).flatMap(
    (line) => / \w+State(Entered|Exited) (\w\d)$/.exec(line)?.slice(1).join(' ') ?? [],
  );
  expect(states).toEqual([
    'Entered A1',
    'Entered B1',
    'Exited A1',
    'Exited B1',
    'Entered A2',
    'Exited A2',
    'Entered B2',
    'Exited B2',
  ]);
  engine.close();
});

import { HarnessError } from '../../../src/errors/HarnessError';
import { SkippingClock } from '../../../src/clock/SkippingClock';
import { Engine } from '../../../src/engine/executions/Engine';
import type { Execution } from '../../../src/engine/executions/Execution';
import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { executionStart } from './executionStart';

const mb = 1_048_576;
const loop: StateMachineDefinition = {
  StartAt: 'A',
  QueryLanguage: 'JSONata',
  States: {
    A: {
      Type: 'Pass',
      Output: '{% {"text": $states.input.text, "other": $states.input.text & $random()} %}',
      Next: 'B',
    },
    B: { Type: 'Pass', Next: 'A' },
  },
};

/** An engine whose heap is as full as the test says, and on whose stopwatch each event takes a millisecond. */
function createEngine(heapMb: () => number): {
  engine: Engine;
  start: (definition: StateMachineDefinition) => Execution;
} {
  const started: Execution[] = [];
  const engine = new Engine({
    createClock: () => new SkippingClock(0),
    seed: 'seed',
    host: {
      ask: () => ({ outcome: { output: null } }),
      admit: (request) => request,
      mocksState: () => false,
      started: (execution) => started.push(execution),
    },
    stopwatch: () => started.reduce((sum, { history }) => sum + history.length, 0),
    heap: () => ({ used: heapMb() * mb, limit: 1000 * mb }),
  });
  const start = (definition: StateMachineDefinition): Execution =>
    engine.start({
      ...executionStart(definition, { name: `e${started.length}`, type: 'EXPRESS' }),
      input: { text: 'x'.repeat(100_000) },
    });
  return { engine, start };
}

test('the execution that holds most ends when the heap is nearly full, in the words of Stepmill', () => {
  const { engine, start } = createEngine(() => {
    const [execution] = engine.executions.all();
    return execution!.history.writtenBytes > 80 * mb ? 900 : 100;
  });
  const current = start(loop);
  engine.scheduler.drain({ whole: true });
  expect([current.status, current.error]).toEqual(['FAILED', 'Stepmill.HarnessError']);
  expect(current.cause).toMatch(
    /^Stepmill ended this execution, AWS would not have: its \d+ events held about \d\d MB and the process 900 of the 1000 MB/,
  );
  expect(HarnessError.is(current.harnessError)).toBe(true);
  const { events } = current.history;
  expect([events.length, events.at(-1)!.id, events.at(-1)!.previousEventId, events.at(-1)!.type]).toEqual([
    101,
    101,
    100,
    'ExecutionFailed',
  ]);
});

/** So many states in a row. */
function chain(count: number): StateMachineDefinition {
  const states = Array.from({ length: count }, (_, index) => [`S${index}`, { Type: 'Pass', Next: `S${index + 1}` }]);
  return { StartAt: 'S0', States: Object.fromEntries([...states, [`S${count}`, { Type: 'Succeed' }]]) };
}

test('drops older executions before it ends a running one', () => {
  let heapMb = 100;
  const { engine, start } = createEngine(() => heapMb);
  const ended = [1, 2, 3, 4].map(() => start(chain(1)));
  heapMb = 750;
  const long = start(chain(600));
  engine.scheduler.drain({ whole: true });
  expect([long, ...ended].map(({ arn, status }) => [status, engine.executions.get(arn) !== undefined])).toEqual([
    ['SUCCEEDED', true],
    ['SUCCEEDED', false],
    ['SUCCEEDED', false],
    ['SUCCEEDED', true],
    ['SUCCEEDED', true],
  ]);
});

test('an execution that holds little is not blamed for a heap that is full', () => {
  const { engine, start } = createEngine(() => 990);
  const execution = start(chain(600));
  engine.scheduler.drain({ whole: true });
  expect([execution.status, execution.harnessError]).toEqual(['SUCCEEDED', undefined]);
});

import { setImmediate as turn } from 'node:timers/promises';
import { ManualClock } from '../../../src/clock/ManualClock';
import { RealClock } from '../../../src/clock/RealClock';
import { SkippingClock } from '../../../src/clock/SkippingClock';
import type { Clock } from '../../../src/clock/Timeline';
import { Engine } from '../../../src/engine/executions/Engine';
import type { Execution } from '../../../src/engine/executions/Execution';
import type { StateMachineDefinition, StateDefinition } from '../../../src/language/asl/types';
import { executionStart, noon } from './executionStart';

/** An engine on whose stopwatch each event of its executions takes 5 ms, or none at all. */
class SlowEngine extends Engine {
  constructor(msPerEvent: number, createClock: (onFired: () => void) => Clock = () => new SkippingClock(noon)) {
    const started: Execution[] = [];
    super({
      createClock,
      seed: 'seed',
      host: {
        admit: (request) => request,
        mocksState: () => false,
        ask: () => ({ outcome: { output: null } }),
        started: (execution) => void started.push(execution),
      },
      stopwatch: () => msPerEvent * started.reduce((sum, { history }) => sum + history.length, 0),
    });
  }

  run(definition: StateMachineDefinition, name = 'e'): Execution {
    return this.start(executionStart(definition, { name }));
  }
}

/** How many events each turn of the event loop adds, until the execution has ended or has shown how it goes on. */
async function eventsPerTurn(execution: Execution): Promise<number[]> {
  const counts = [execution.history.length];
  while (execution.status === 'RUNNING' && counts.length < 500) {
    const before = execution.history.length;
    await turn();
    counts.push(execution.history.length - before);
  }
  return counts;
}

const costly = '{% $random() > 2 %}';
const step = (next?: string): StateDefinition => ({
  Type: 'Pass',
  QueryLanguage: 'JSONata',
  Output: costly,
  ...(next === undefined ? { End: true } : { Next: next }),
});

const loop: StateMachineDefinition = { StartAt: 'A', States: { A: step('B'), B: step('A') } };

/** A chain of `count` costly states. */
function chain(count: number): StateMachineDefinition {
  const names = Array.from({ length: count }, (_, index) => `S${index}`);
  return {
    StartAt: 'S0',
    States: Object.fromEntries(names.map((name, index) => [name, step(names[index + 1])])),
  };
}

function around(type: 'Map' | 'Parallel', block: StateMachineDefinition, times: number): StateMachineDefinition {
  const inner: Partial<StateDefinition> =
    type === 'Parallel'
      ? { Branches: Array.from({ length: times }, () => block) }
      : { Items: Array.from({ length: times }, (_, index) => index), ItemProcessor: block };
  return {
    StartAt: 'All',
    QueryLanguage: 'JSONata',
    States: { All: { Type: type, ...inner, End: true } },
  };
}

describe('long work', () => {
  const machines = {
    'a loop': loop,
    'a chain': chain(60),
    'one branch with a long chain': around('Parallel', chain(60), 1),
    'many branches': around('Parallel', chain(1), 60),
    'a Map of short chains': around('Map', chain(1), 60),
    'a Map with a costly ItemSelector': {
      StartAt: 'M',
      QueryLanguage: 'JSONata',
      States: {
        M: {
          Type: 'Map',
          Items: Array.from({ length: 60 }, (_, index) => index),
          ItemSelector: { v: costly },
          ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
          End: true,
        },
      },
    } as StateMachineDefinition,
    'a loop of Waits': {
      StartAt: 'A',
      States: { A: step('W'), W: { Type: 'Wait', Seconds: 1, Next: 'A' } },
    } as StateMachineDefinition,
    'a loop of tasks': {
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', Next: 'T' } },
    } as StateMachineDefinition,
  };

  test.each(Object.keys(machines))('yields to the event loop: %s', async (name) => {
    const engine = new SlowEngine(5);
    const execution = engine.run(machines[name as keyof typeof machines]);
    // 40 ms for whoever starts it, then 5 ms at a time. What a Map or Parallel writes when it begins is one step.
    const burst = /branches|tasks/.test(name) ? 2 : name.includes('Map') ? 60 : 0;
    const [first, ...later] = await eventsPerTurn(execution);
    expect(first).toBeLessThanOrEqual(14 + burst);
    // Iterations that begin together select their inputs first; what they then do costs nothing here.
    const bursts = name.includes('ItemSelector') ? 3 : burst > 2 ? 1 : 0;
    expect(later.filter((events) => events > 10).length).toBeLessThanOrEqual(bursts);
    engine.close();
  });

  test.each([0, 1])(
    'a waiting execution continues when a busy one is stopped with its own Wait still open (%i)',
    async (turns) => {
      const engine = new SlowEngine(5);
      const waits = (seconds: number): StateMachineDefinition => ({
        StartAt: 'W',
        States: { W: { Type: 'Wait', Seconds: seconds, End: true } },
      });
      const busy = engine.run({
        StartAt: 'Both',
        QueryLanguage: 'JSONata',
        States: { Both: { Type: 'Parallel', Branches: [waits(100), loop], End: true } },
      });
      const other = engine.run(waits(5), 'other');
      while (other.history.length < 2) await turn();
      // Which of the two is looked at first changes with each turn.
      for (let count = 0; count < turns; count++) await turn();
      busy.stop(undefined, undefined);
      await engine.scheduler.idle();
      expect([busy.status, other.status]).toEqual(['ABORTED', 'SUCCEEDED']);
      engine.close();
    },
  );

  test('lets another execution end meanwhile, whose waits are over in skipped time', async () => {
    const engine = new SlowEngine(5);
    const waits: StateMachineDefinition = {
      StartAt: 'A',
      States: { A: step('W'), W: { Type: 'Wait', Seconds: 100, Next: 'A' } },
    };
    const long = engine.run(waits, 'long');
    const other = engine.run({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 5, End: true } } }, 'other');
    for (let turns = 0; turns < 4 && other.status === 'RUNNING'; turns++) await turn();
    expect([long.status, other.status]).toEqual(['RUNNING', 'SUCCEEDED']);
    engine.close();
  });

  test('is over when the scheduler is idle', async () => {
    const engine = new SlowEngine(5);
    const execution = engine.run(chain(60));
    const before = execution.status;
    await engine.scheduler.idle();
    expect([before, execution.status]).toEqual(['RUNNING', 'SUCCEEDED']);
  });

  test('is done at once on request', () => {
    const engine = new SlowEngine(5);
    const execution = engine.run(chain(60));
    engine.scheduler.drain({ whole: true });
    expect(execution.status).toBe('SUCCEEDED');
  });

  test('is done before a clock that the test advances moves on', async () => {
    const engine = new SlowEngine(5, (onAdvance) => new ManualClock(noon, onAdvance));
    const execution = engine.run({
      StartAt: 'W1',
      States: {
        W1: { Type: 'Wait', Seconds: 10, Next: 'S0' },
        ...chain(30).States,
        S29: step('W2'),
        W2: { Type: 'Wait', Seconds: 10, End: true },
      },
    });
    engine.clock.advance(60_000);
    await engine.scheduler.idle();
    expect([execution.status, execution.stopDate! - noon, engine.clock.now() - noon]).toEqual([
      'SUCCEEDED',
      20_000,
      60_000,
    ]);
  });

  describe('of concurrent callers', () => {
    /** So many begin in this turn of the event loop; how many events that and each further turn bring. */
    async function eventsPerSharedTurn(engine: SlowEngine, callers: number): Promise<number[]> {
      const started: Execution[] = [];
      const events = (): number => started.reduce((sum, { history }) => sum + history.length, 0);
      for (let caller = 0; caller < callers; caller++)
        started.push(engine.scheduler.share(() => engine.run(chain(2), `e${caller}`)));
      const counts = [events()];
      while (started.some(({ status }) => status === 'RUNNING')) {
        const before = events();
        await turn();
        counts.push(events() - before);
      }
      return counts;
    }

    test('takes as long in one turn as for one caller, also when none of them takes long', async () => {
      // 6 ms each. 10 ms for all, and each is there; then 5 ms at a time.
      const [first, ...later] = await eventsPerSharedTurn(new SlowEngine(1), 16);
      expect(first).toBeLessThanOrEqual(10 + 6 + 16);
      expect(Math.max(...later)).toBeLessThanOrEqual(5 + 6);
      expect([first!, ...later].reduce((sum, count) => sum + count, 0)).toBe(16 * 6);
    });

    test('restarts in each turn, and does not affect others', async () => {
      const engine = new SlowEngine(1);
      const events: number[] = [];
      for (let count = 0; count < 3; count++) {
        events.push(engine.scheduler.share(() => engine.run(chain(3), `s${count}`)).history.length);
        await turn();
      }
      expect(events).toEqual([8, 8, 8]);
      engine.scheduler.share(() => engine.run(chain(60), 'shared'));
      await engine.scheduler.idle();
      expect(engine.run(chain(10), 'own').status).toBe('SUCCEEDED');
    });
  });

  test('times out on time, even if it never waits', async () => {
    const engine = new SlowEngine(5, (onFired) => new RealClock(onFired));
    const execution = engine.run({ ...loop, TimeoutSeconds: 10 });
    engine.clock.advance(10_000);
    expect(execution.status).toBe('TIMED_OUT');
    engine.close();
  });
});

test('pauses do not change the order of events', async () => {
  const inner = around('Parallel', chain(7), 3);
  const waiting: StateMachineDefinition = {
    StartAt: 'S0',
    States: { ...chain(3).States, S2: step('W'), W: { Type: 'Wait', Seconds: 1, End: true } },
  };
  const machine: StateMachineDefinition = {
    StartAt: 'P',
    States: {
      P: {
        Type: 'Parallel',
        Branches: [inner, waiting, around('Map', chain(2), 90), waiting, { ...chain(300) }],
        End: true,
      },
    },
  };
  const quick = new SlowEngine(0).run(machine);
  const engine = new SlowEngine(5);
  const slow = engine.run(machine);
  expect([quick.status, slow.status]).toEqual(['SUCCEEDED', 'RUNNING']);
  await engine.scheduler.idle();
  expect(slow.history.events).toEqual(quick.history.events);
});

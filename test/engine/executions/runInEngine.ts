import type { Clock } from '../../../src/clock/Timeline';
import { Engine } from '../../../src/engine/executions/Engine';
import type { Execution } from '../../../src/engine/executions/Execution';
import type { Host } from '../../../src/contract/Host';
import type { StatesBlock } from '../../../src/language/asl/types';
import { executionStart } from './executionStart';

/** Starts a block in an engine whose tasks `ask` answers. */
export function run(
  block: StatesBlock,
  ask: Host['ask'],
  createClock: (onFired: () => void) => Clock,
): [Execution, Engine] {
  const engine = new Engine({
    createClock,
    seed: 'seed',
    host: { admit: (request) => request, mocksState: () => false, ask },
    // A machine under load cuts nothing into slices.
    stopwatch: () => 0,
  });
  return [engine.start(executionStart(block)), engine];
}

export const task = (name: string) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
});
export const end = { End: true } as const;

/** What happened, each with the milliseconds since the start. */
export function times({ history, startDate }: Execution): string[] {
  return history.events.map(({ type, timestamp }) => `${timestamp - startDate} ${type}`);
}

/** A Wait of a second, a task F, and a Pass. */
export const slowly = {
  StartAt: 'W',
  States: { W: { Type: 'Wait', Seconds: 1, Next: 'T' }, T: { ...task('F'), Next: 'P' }, P: { Type: 'Pass', ...end } },
} as unknown as StatesBlock;

/** A Parallel of the tasks F and G. */
export const twoTasks = {
  StartAt: 'All',
  States: {
    All: {
      Type: 'Parallel',
      Branches: ['F', 'G'].map((name) => ({ StartAt: name, States: { [name]: { ...task(name), ...end } } })),
      ...end,
    },
  },
} as unknown as StatesBlock;

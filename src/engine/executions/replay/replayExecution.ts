import { invariant } from '../../../errors/invariant';
import { Engine } from '../Engine';
import type { Execution } from '../Execution';
import type { ExecutionStart } from '../StartedExecution';
import type { JournalRecord } from './JournalRecord';
import { Player } from './Player';
import { ReplayClock } from './ReplayClock';
import { ReplayScheduler } from './ReplayScheduler';

/** An execution as it is written down. */
export interface RecordedExecution {
  readonly start: ExecutionStart;
  /** When it was started, in epoch milliseconds. */
  readonly startMs: number;
  /** Of its engine. */
  readonly seed: string;
  readonly records: readonly JournalRecord[];
}

/**
 * Runs an execution again, alone and at once, from what it was told: as far as that goes, to the same history event by
 * event. An execution nested in another needs nothing of that one.
 */
export function replayExecution({ start, startMs, seed, records }: RecordedExecution): Execution {
  const player = new Player(records);
  const clock = new ReplayClock(player, startMs);
  const engine = new Engine({
    createClock: () => clock,
    createScheduler: (options) => new ReplayScheduler(options, player, clock),
    seed,
    host: player,
    // Nothing of it is to be forgotten.
    heap: () => ({ used: 0, limit: 1 }),
  });
  const execution = engine.start({ ...start, parent: undefined }, { whole: true });
  invariant(player.isOver, 'the execution takes all that it was told');
  return execution;
}

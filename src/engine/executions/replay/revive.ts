import type { TaskReply } from '../../../contract/task';
import { Engine } from '../Engine';
import type { EngineExecution } from '../EngineExecution';
import type { Execution } from '../Execution';
import type { FiberExecution } from '../Fiber';
import type { EngineHost } from '../EngineHost';
import { ChildStart } from '../mapRuns/ChildStart';
import { Scheduler, type SchedulerOptions } from '../Scheduler';
import type { ExecutionStart } from '../ExecutionStart';
import type { JournalRecord } from './JournalRecord';
import { Player, type PlayedTask } from './Player';
import { ReplayClock } from './ReplayClock';

/** An execution as it is recorded. */
export interface JournaledExecution {
  readonly start: ExecutionStart;
  /** When it was started, in epoch milliseconds. */
  readonly startMs: number;
  /** The seed of its engine. */
  readonly seed: string;
  /** The number of executions that its engine started before it. */
  readonly number?: number | undefined;
  readonly records: readonly JournalRecord[];
}

/** A replayed execution, in an engine of its own whose time stands still. */
export interface Revived {
  readonly execution: EngineExecution;
  readonly engine: Engine;
  readonly player: Player;
  readonly clock: ReplayClock;
}

/**
 * Runs an execution again, alone and synchronously. After the last record, calls `host`, if there is one.
 */
export function playAgain(
  { start, startMs, seed, number = 0, records }: JournaledExecution,
  host?: EngineHost,
): Revived {
  const player = new Player(records, host);
  const clock = new ReplayClock(player, startMs);
  const engine = new Engine({
    createClock: () => clock,
    createScheduler: (options) => new ReplayScheduler(options, player, clock),
    seed,
    host: player,
    // Keeps the memory guard from forgetting any of it.
    heap: () => ({ used: 0, limit: 1 }),
  });
  engine.started = number;
  const alone = start instanceof ChildStart ? start : { ...start, parent: undefined };
  return { execution: engine.start(alone, { whole: true }), engine, player, clock };
}

/** Pauses only where a recorded input took effect immediately. */
class ReplayScheduler extends Scheduler {
  private readonly replayClock: ReplayClock;

  constructor(
    options: SchedulerOptions,
    private readonly player: Player,
    clock: ReplayClock,
  ) {
    super(options);
    this.replayClock = clock;
  }

  override isTimeToPause(): boolean {
    return this.player.isInterrupted();
  }

  protected override step(): boolean {
    while (this.player.isInterrupted()) this.replayClock.skip();
    return super.step();
  }
}

/**
 * Moves a replayed execution into an engine, where it continues: with its timers, task tokens and activities' tasks.
 * Does not ask again for tasks that others must answer.
 */
export function bringToLife(
  { execution, engine: before, clock }: Revived,
  engine: Engine,
  parent: Execution | undefined,
): void {
  const { queue } = execution;
  execution.engine = engine;
  const { child } = execution;
  if (child === undefined) execution.start = { ...execution.start, startMs: undefined, parent };
  else Object.assign(child, { isAlone: false, startMs: undefined });
  if (parent === undefined) {
    // An ended execution is about to be redriven, at the service's time or later: the service's clock may have been
    // moved.
    const fromMs = execution.status === 'RUNNING' ? queue.nowMs : Math.max(queue.nowMs, engine.now());
    queue.timeline = engine.clock.newTimeline(fromMs);
  } else {
    execution.queue = (parent as FiberExecution).queue;
    parent.queue.nowMs = Math.max(parent.queue.nowMs, queue.nowMs);
  }
  clock.handOver(execution.queue.timeline);
  before.tokens.handOver(engine.tokens);
  before.activities.handOver(engine.activities);
}

/** The tasks without an answer at the end of the records. */
export function unanswered({ player }: Revived): readonly PlayedTask[] {
  return player.tasks.filter(({ task, reply }) => reply === undefined && !task.isClosed);
}

/** The tasks that wait for something that they began elsewhere to end. */
export function following({ player }: Revived): readonly (PlayedTask & { readonly reply: TaskReply })[] {
  return player.tasks.filter((played): played is PlayedTask & { readonly reply: TaskReply } => {
    const { task, reply } = played;
    return reply !== undefined && reply !== 'none' && reply.outcome === undefined && !task.isClosed;
  });
}

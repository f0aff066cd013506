import type { Clock } from '../../clock/Timeline';
import type { Effect } from '../interpreter/effects';
import { ActivityQueues } from './ActivityQueues';
import { BranchGroup } from './BranchGroup';
import { EngineExecution } from './EngineExecution';
import type { Execution } from './Execution';
import type { ExecutionStart } from './ExecutionStart';
import { Executions, type KeepLimits } from './Executions';
import type { Fiber } from './Fiber';
import type { EngineHost } from './EngineHost';
import type { ChildStart } from './mapRuns/ChildStart';
import { MemoryGuard, type Heap } from './MemoryGuard';
import { Scheduler, type SchedulerOptions } from './Scheduler';
import type { Task } from './Task';
import { TaskTokens } from './TaskTokens';

/** What an engine needs: a clock, and the host that answers tasks. */
export interface EngineOptions {
  /**
   * Creates the clock, which must call `onFired` after a timer has fired. `byItself`: it fired in real time, not
   * because a caller moved the clock.
   */
  readonly createClock: (onFired: (byItself?: boolean) => void) => Clock;
  /** Seeds all random numbers of executions and task tokens. */
  readonly seed: string;
  readonly host: EngineHost;
  /** Default: a scheduler that runs in slices. */
  readonly createScheduler?: ((options: SchedulerOptions) => Scheduler) | undefined;
  /** Measures how long work takes, in milliseconds. Default: the system's monotonic clock. */
  readonly stopwatch?: (() => number) | undefined;
  readonly keep?: KeepLimits | undefined;
  /** Default: that of this process. */
  readonly heap?: (() => Heap) | undefined;
}

/** Runs executions: owns the scheduler, the clock, the task tokens and the activities' queues of one service. */
export class Engine {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly tokens: TaskTokens;
  readonly activities: ActivityQueues;
  readonly host: EngineHost;
  readonly seed: string;
  readonly executions: Executions;
  /** How many executions were started. */
  started = 0;
  /** The number of promises that executions wait for: running handlers, item readers. */
  working = 0;

  constructor({ createClock, seed, host, createScheduler, stopwatch, keep, heap }: EngineOptions) {
    this.executions = new Executions(keep);
    const memory = new MemoryGuard(this.executions, heap);
    const drain = (): void => this.scheduler.drain();
    this.clock = createClock((byItself) => (byItself === true ? this.scheduler.share(drain) : drain()));
    this.activities = new ActivityQueues(this.clock);
    const options: SchedulerOptions = {
      clock: this.clock,
      perform: (fiber, effect) => this.perform(fiber, effect),
      onSliceEnd: (nowMs) => memory.check(nowMs),
      host,
      stopwatch,
    };
    this.scheduler = createScheduler?.(options) ?? new Scheduler(options);
    this.tokens = new TaskTokens(seed);
    this.host = host;
    this.seed = seed;
  }

  now(): number {
    return this.clock.now();
  }

  /** Whether executions wait only for time and other processes. */
  get isIdle(): boolean {
    return this.scheduler.isIdle && this.working === 0;
  }

  /**
   * Advances the clock and the time of each running execution, even of those with a timeline of their own: what they
   * wait for becomes due. Takes effect with the next `drain`.
   */
  advance(ms: number): void {
    const running = this.executions.running();
    for (const { queue } of running) queue.beginTime();
    this.clock.advance(ms);
    for (const { queue } of running) queue.catchUp();
  }

  /** Milliseconds until the next timer of the clock or of a running execution is due, or `undefined`. */
  msToNextTimer(): number | undefined {
    const timerMs = this.clock.nextTimerMs();
    let nextMs = timerMs === undefined ? Infinity : Math.max(0, timerMs - this.now());
    for (const { queue } of this.executions.running()) nextMs = Math.min(nextMs, queue.timeline.msToNext() ?? Infinity);
    return nextMs === Infinity ? undefined : nextMs;
  }

  /**
   * Starts an execution and runs it as far as it goes without waiting. `whole`: do not return to the event loop in
   * between.
   */
  start(start: ExecutionStart, options: { whole?: boolean } = {}): EngineExecution {
    const execution = new EngineExecution(this, start, this.started++);
    this.executions.add(execution);
    this.host.started?.(execution);
    execution.begin();
    this.scheduler.drain(options);
    return execution;
  }

  /**
   * Starts an execution for a state that is tested alone: the host is not notified, and the execution is removed when
   * it ends.
   */
  startApart(start: ExecutionStart): Execution {
    const execution = new EngineExecution(this, start, this.started++);
    this.executions.add(execution);
    execution.onEnd(() => this.executions.remove(execution));
    execution.begin();
    this.scheduler.drain();
    return execution;
  }

  /** Makes a child of a Map Run, which still has to `begin`. */
  newChild(start: ChildStart): EngineExecution {
    const child = new EngineExecution(this, start, this.started++);
    this.host.started?.(child);
    return child;
  }

  /** The token of a state's open task. Takes an activity's task for this, as a worker would. */
  openTaskToken(executionArn: string, state: string, item?: number): string | undefined {
    const attempt = this.tokens.find(executionArn, state, item);
    if (attempt !== undefined) this.takeTask(attempt);
    return attempt?.request.taskToken;
  }

  /** Takes an activity's task as a worker would, if none has it yet. */
  takeTask(attempt: Task): void {
    if (this.activities.withdraw(attempt)) attempt.leased(undefined);
  }

  /** Stops everything that is running and lets the process end. */
  close(): void {
    this.scheduler.rest();
    for (const execution of this.executions.running()) execution.stop();
    this.activities.close();
    this.clock.close();
  }

  /** Carries out an effect, then resumes the fiber. */
  private perform(fiber: Fiber, effect: Exclude<Effect, { kind: 'pause' }>): void {
    if (effect.kind !== 'turn') fiber.execution.watchTime();
    switch (effect.kind) {
      case 'turn':
        fiber.resume();
        return;
      case 'sleep':
        fiber.pending = fiber.execution.at(effect.untilMs, () => fiber.resume());
        return;
      case 'taskSignal':
        fiber.park();
        return;
      case 'await':
        fiber.pending = effect.begin(() => fiber.resume());
        return;
      case 'branches': {
        const group = new BranchGroup(fiber, effect);
        fiber.pending = group;
        group.begin();
      }
    }
  }
}

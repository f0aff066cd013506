import type { Effect, Signal, Steps, TaskSays } from '../interpreter/effects';
import { append } from '../../util/append';
import type { Json } from '../../util/json';
import type { Execution } from './Execution';
import type { RunQueue } from './RunQueue';

/** What a fiber goes on with. */
type Resume = { readonly signal: Signal } | { readonly error: unknown };

const goOn: Resume = { signal: undefined };

/** Something that a fiber waits for. */
export interface Cancellable {
  cancel(): void;
}

/** A task of a fiber. */
interface FiberTask {
  /** Gives the task up, because its state or execution has ended. */
  abandon(): void;
}

/** The scheduler, for fibers and what they wait for. */
export interface FiberScheduler {
  /** The fiber that is running. */
  readonly running: Fiber | undefined;
  resume(fiber: Fiber): void;
  resumeFirst(fiber: Fiber): void;
  settle(queue: RunQueue<Fiber>): void;
  rest(): () => void;
  still(action: () => void): void;
  drain(): void;
}

/** An execution, for its fibers. */
export interface FiberExecution extends Execution {
  readonly queue: RunQueue<Fiber>;
  readonly engine: { readonly scheduler: FiberScheduler };
}

/** Told how a fiber ends. */
export interface FiberOwner {
  done(output: Json, fiber: Fiber): void;
  failed(error: unknown, fiber: Fiber): void;
}

/** The root of an execution, a branch or an iteration: its generator and what it waits for. */
export class Fiber {
  /** The index of a branch or iteration. */
  readonly index: number;
  /** Its task, until that has ended. */
  task: FiberTask | undefined = undefined;
  /** What its task has said and it has not heard yet. */
  private signals: TaskSays[] | undefined = undefined;
  private waitsForTask = false;
  /** The Map Run that it has started last. */
  mapRun: Cancellable | undefined = undefined;
  pending: Cancellable | undefined = undefined;
  /** What it goes on with when its turn comes. */
  private resumption: Resume = goOn;
  cancelled = false;

  constructor(
    readonly execution: FiberExecution,
    readonly steps: Steps<Json>,
    private readonly owner: FiberOwner,
    index = 0,
  ) {
    this.index = index;
  }

  /** Runs to the next effect; `undefined` when the fiber has ended. */
  advance(): Effect | undefined {
    const { resumption: resume } = this;
    this.resumption = goOn;
    this.pending = undefined;
    let step: IteratorResult<Effect, Json>;
    try {
      step = 'error' in resume ? this.steps.throw(resume.error) : this.steps.next(resume.signal);
    } catch (error) {
      if (this.cancelled) return undefined;
      this.owner.failed(error, this);
      return undefined;
    }
    if (!step.done) return step.value;
    if (this.cancelled) return undefined;
    this.owner.done(step.value, this);
    return undefined;
  }

  /** Its task says something. */
  hear(signal: TaskSays): void {
    if (!this.waitsForTask) this.signals = append(this.signals, signal);
    else this.goOnWith(signal);
  }

  /** Its task can have no answer. */
  fail(error: unknown): void {
    this.waitsForTask = false;
    this.resume({ error });
  }

  /**
   * The next signal of its task, if it is there and nothing else in the execution is due before the fiber takes it. See
   * `RunningTask.next`.
   */
  nextSignal(): TaskSays | undefined {
    if (this.signals === undefined || this.cancelled || this.execution.queue.has(this.execution)) return undefined;
    return this.taken(this.signals);
  }

  /** Goes on with the next signal of its task, now or when there is one. */
  park(): void {
    if (this.signals === undefined) this.waitsForTask = true;
    else this.resume({ signal: this.taken(this.signals) });
  }

  private goOnWith(signal: TaskSays): void {
    this.waitsForTask = false;
    this.noteEnd(signal);
    this.resume({ signal });
  }

  private taken(signals: TaskSays[]): TaskSays {
    const signal = signals.shift()!;
    if (signals.length === 0) this.signals = undefined;
    this.noteEnd(signal);
    return signal;
  }

  /** After the last signal it has no task. */
  private noteEnd({ kind }: TaskSays): void {
    if (kind !== 'started' && kind !== 'submitted') this.task = undefined;
  }

  /** Puts it at the end of its queue; see `Scheduler.resume`. */
  resume(resumption: Resume = goOn): void {
    this.resumption = resumption;
    this.execution.engine.scheduler.resume(this);
  }

  /** Puts it before all others of its queue. */
  resumeFirst(): void {
    this.execution.engine.scheduler.resumeFirst(this);
  }

  /** Ends the fiber and everything that it waits for. */
  cancel(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    this.pending?.cancel();
    this.task?.abandon();
    this.mapRun?.cancel();
  }
}

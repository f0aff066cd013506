import type { Effect, Signal, Steps } from '../interpreter/effects';
import type { Json } from '../../util/json';
import type { Execution } from './Execution';
import type { Task } from './Task';

/** What a fiber goes on with. */
type Resume = { readonly signal: Signal } | { readonly error: unknown };

const goOn: Resume = { signal: undefined };

/** Something that a fiber waits for and that can be given up. */
export interface Pending {
  cancel(): void;
}

/** Whoever hears how a fiber ends. */
export interface FiberOwner {
  done(output: Json, fiber: Fiber): void;
  failed(error: unknown, fiber: Fiber): void;
}

/** One strand of an execution: its root, a branch or an iteration; the generator and what it waits for. */
export class Fiber {
  readonly execution: Execution;
  readonly steps: Steps<Json>;
  /** Of a branch or an iteration, which one it is. */
  readonly index: number;
  private readonly owner: FiberOwner;
  /** The task it runs, until that has ended. */
  task: Task | undefined;
  /** The Map Run that it is in. */
  mapRun: Pending | undefined;
  pending: Pending | undefined;
  /** What it goes on with, while it is in its queue. */
  private resumption: Resume = goOn;
  cancelled = false;

  constructor(execution: Execution, steps: Steps<Json>, owner: FiberOwner, index = 0) {
    this.execution = execution;
    this.steps = steps;
    this.owner = owner;
    this.index = index;
  }

  /** Goes on to the next effect; `undefined` when the fiber has ended. */
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

  /** Puts it at the end of its queue; see `Scheduler.resume`. */
  resume(resumption: Resume = goOn): void {
    this.resumption = resumption;
    this.execution.engine.scheduler.resume(this);
  }

  /** Gives up everything that the fiber waits for. It will not run again. */
  cancel(): void {
    if (this.cancelled) return;
    this.cancelled = true;
    this.pending?.cancel();
    this.task?.abandon();
    this.mapRun?.cancel();
  }
}

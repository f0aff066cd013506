import type { Effect, Signal, Steps } from '../interpreter/effects';
import type { Json } from '../../util/json';
import type { Execution } from './Execution';
import type { Task } from './Task';

/** What a fiber goes on with. */
type Resume = { readonly signal: Signal } | { readonly error: unknown };

const goOn: Resume = { signal: undefined };

/** Something that a fiber waits for. */
export interface Pending {
  cancel(): void;
}

/** Told how a fiber ends. */
export interface FiberOwner {
  done(output: Json, fiber: Fiber): void;
  failed(error: unknown, fiber: Fiber): void;
}

/** The root of an execution, a branch or an iteration: its generator and what it waits for. */
export class Fiber {
  readonly execution: Execution;
  readonly steps: Steps<Json>;
  /** The index of a branch or iteration. */
  readonly index: number;
  private readonly owner: FiberOwner;
  /** Its task, until that has ended. */
  task: Task | undefined = undefined;
  /** The Map Run that it has started last. */
  mapRun: Pending | undefined = undefined;
  pending: Pending | undefined = undefined;
  /** What it goes on with when its turn comes. */
  private resumption: Resume = goOn;
  cancelled = false;

  constructor(execution: Execution, steps: Steps<Json>, owner: FiberOwner, index = 0) {
    this.execution = execution;
    this.steps = steps;
    this.owner = owner;
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

import { invariant } from '../../errors/invariant';
import type { CompositeResource } from '../../contract/task';
import type { Json } from '../../util/json';
import type { HistoryEventType } from '../../contract/historyEvents';
import { NamedEvent } from '../history/NamedEvent';
import type { DataFlow } from './dataFlow/DataFlow';
import type { Steps } from './effects';
import { isSteps, type Block, type CompiledState, type StateBody, type WayOut } from './Program';
import { ReportedError } from './report';
import { failedForSize, isFatal } from './retry/errorMatches';
import { compileErrorHandling } from './retry/withErrorHandling';
import type { Rest } from './runBlock';
import { runBranchesNow, type BranchesNow } from './runBranchesNow';
import type { Composite, Scope } from './Scope';
import { askMock } from './task/mockedComposite';
import type { StateCompiler } from './StateCompiler';

/** What all runs of a Parallel or Map share. */
export interface CompositeState {
  readonly name: string;
  readonly resource: CompositeResource;
  readonly flow: DataFlow;
  readonly next: string | undefined;
  readonly succeeded: HistoryEventType;
}

/**
 * The body of a Parallel or inline Map. `attempt`: creates an attempt, which still has to run.
 *
 * AWS: a redrive runs again what failed with States.DataLimitExceeded, including branches that were done (guide).
 */
export function compileComposite(
  compiler: StateCompiler,
  blocks: readonly Block[],
  attempt: (scope: Scope, effective: Json) => CompositeRun,
): StateBody {
  const { definition, flow } = compiler;
  const run: WayOut = (scope, input) => attempt(scope, flow.prepare(scope, input)).runAll(input);
  const resume: WayOut = (scope, input) => {
    const { inner } = scope;
    return inner instanceof CompositeRun && !failedForSize(scope.run) ? inner.runAll(input) : run(scope, input);
  };
  const failed = `${definition.Type as 'Parallel' | 'Map'}StateFailed` as const;
  return {
    ...compileErrorHandling(compiler).around(run, { resume, onGivenUp: (scope) => scope.emit(failed) }),
    blocks,
  };
}

/** One attempt of a Parallel or inline Map: its branches or iterations, and the events around them. */
export abstract class CompositeRun implements Composite, BranchesNow {
  /** The scopes of branches that have begun and not ended, by index. */
  readonly children: (Scope | undefined)[];
  /** The outputs of branches that have ended, by index. */
  readonly outputs: (Json | undefined)[];
  /** Whether its branches run concurrently with each other, or with others. */
  protected readonly concurrent: boolean;
  private ended = 0;
  /** The last event of the branch that ended last. */
  protected endId: number;
  private begun = false;
  /** Whether its success is written. That happens once, even when it is redriven. */
  private succeeded = false;

  constructor(
    protected readonly scope: Scope,
    private readonly state: CompositeState,
    /** The state's effective input. */
    protected readonly input: Json,
    /** The event that began the attempt. */
    protected readonly startedId: number,
    readonly count: number,
    readonly limit: number,
  ) {
    this.concurrent = scope.concurrent || Math.min(count, limit) > 1;
    this.endId = startedId;
    this.children = new Array<Scope | undefined>(count);
    this.outputs = new Array<Json | undefined>(count);
  }

  abstract readonly beginning: number | undefined;
  /** Whether all its blocks are immediate. */
  protected abstract readonly immediate: boolean;

  /** Called once, before it runs. */
  protected open?(): void;

  abstract run(index: number): Json | Rest;

  /** Like `run`, for branches that may have to wait. After a redrive it resumes the branches. */
  protected abstract runSteps(index: number): Steps<Json>;

  end(index: number, output: Json): void {
    this.outputs[index] = output;
    this.children[index] = undefined;
    this.ended += 1;
  }

  /** Runs it (after a redrive, what is left of it) and leaves the state. A mock may replace all of it. */
  runAll(input: Json): Json | Steps<Json> {
    this.scope.inner = this;
    if (this.scope.run.mocksState(this.state.name)) return this.askFirst(input);
    const outputs = this.runBranches();
    return isSteps(outputs) ? this.follow(outputs, input) : this.leave(outputs, input);
  }

  private *askFirst(input: Json): Steps<Json> {
    const { resource } = this.state;
    const asked = resource.type === 'Map' ? { ...resource, iterations: this.count } : resource;
    const mocked = yield* askMock(this.scope, asked, this.input);
    const outputs = mocked ?? this.runBranches();
    return this.leave(isSteps(outputs) ? yield* outputs : outputs, input);
  }

  private *follow(outputs: Steps<Json>, input: Json): Steps<Json> {
    return this.leave(yield* outputs, input);
  }

  /**
   * AWS: a failure after all have ended points to ParallelStateSucceeded (measured), the Exited event to the event
   * before it (recorded).
   */
  private leave(outputs: Json, input: Json): Json {
    const { scope, endId, state } = this;
    scope.pointer = endId;
    if (!this.succeeded) scope.emit(state.succeeded);
    this.succeeded = true;
    const output = state.flow.finish(scope, input, this.input, outputs, state.next);
    scope.pointer = endId;
    scope.inner = undefined;
    return output;
  }

  private runBranches(): readonly Json[] | Steps<readonly Json[]> {
    const isResumed = this.begun;
    this.begun = true;
    if (!isResumed) this.open?.();
    if (this.ended === this.count) return this.outputs as Json[];
    if (isResumed || !this.immediate) return this.orCutOff(this.runStrands());
    try {
      const outputs = runBranchesNow(this.scope, this);
      return isSteps(outputs) ? this.orCutOff(outputs) : outputs;
    } catch (error) {
      throw this.cutOff(error);
    }
  }

  private *orCutOff(outputs: Steps<readonly Json[]>): Steps<readonly Json[]> {
    try {
      return yield* outputs;
    } catch (error) {
      throw this.cutOff(error);
    }
  }

  private *runStrands(): Steps<readonly Json[]> {
    const { count, limit, outputs } = this;
    const signal = yield { kind: 'branches', count, limit, start: (index) => this.runStrand(index), done: outputs };
    invariant(signal?.kind === 'outputs', 'branches were answered by something else');
    return signal.outputs;
  }

  private *runStrand(index: number): Steps<Json> {
    const output = yield* this.runSteps(index);
    this.end(index, output);
    return output;
  }

  /** Writes the events of the other branches after one has failed. */
  private cutOff(error: unknown): unknown {
    if (error instanceof ReportedError && !isFatal(error)) {
      this.scope.pointer = error.eventId;
      writeAborted(this.children, error.eventId, this.iterationCutOff?.(error.eventId));
    }
    return error;
  }

  /** Writes the event of an iteration that has failed or is cut off. */
  protected iterationCutOff?(failingEventId: number): (iteration: Scope, index: number) => void;
}

/**
 * Writes the events of branches or iterations that a failure cut off, in order of their index. They point to the
 * failing event, and do not move any pointer.
 *
 * AWS: the failing branch's own task is aborted too; a Fail state, a Choice or a Pass is not (recorded 2026).
 */
function writeAborted(
  scopes: readonly (Scope | undefined)[],
  failingEventId: number,
  iteration?: IterationEvents,
): void {
  scopes.forEach((scope, index) => {
    if (scope === undefined || scope.ended !== undefined) return;
    iteration?.(scope, index);
    abortState(scope, failingEventId);
    scope.ended = 'cut';
  });
}

type IterationEvents = (scope: Scope, index: number) => void;

function abortState(scope: Scope, failingEventId: number): void {
  const { state } = scope;
  if (state === undefined) return;
  if (scope.inner !== undefined)
    writeAborted(scope.inner.children, failingEventId, iterationAborted(scope, state, failingEventId));
  // Not recorded.
  if (scope.inMapRun) scope.emitBeside('MapRunAborted', failingEventId);
  const type = abortEvents[state.type];
  if (type !== undefined) scope.emitBeside(type, failingEventId);
}

function iterationAborted(outer: Scope, state: CompiledState, failingEventId: number): IterationEvents | undefined {
  if (state.type !== 'Map') return undefined;
  const aborted = new NamedEvent('MapIterationAborted', state.name);
  return (_scope, index) => outer.emitIteration(aborted, failingEventId, index);
}

const abortEvents = {
  Task: 'TaskStateAborted',
  Wait: 'WaitStateAborted',
  Parallel: 'ParallelStateAborted',
  Map: 'MapStateAborted',
  Pass: undefined,
  Choice: undefined,
  Succeed: undefined,
  Fail: undefined,
} as const;

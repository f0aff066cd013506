import type { Run } from '../run/Run';
import { StateView } from '../run/StateView';
import { brandClass } from '../../../util/brandClass';

/** How one state went that was run alone: everything that matchers can look at in a state of a run. */
export class TestedState<State extends string = string> extends StateView<State> {
  /** The execution that ran it. */
  readonly run: Run;

  /** @internal */
  constructor(run: Run, name: State) {
    const visits = run.story.visits.filter(({ state, strand }) => state === name && strand.kind === 'main');
    super(run.story, name, visits.slice(0, 1));
    this.run = run;
  }

  /** As TestState of the API has it; Retry has been obeyed, so RETRIABLE is none of them. */
  get status(): 'SUCCEEDED' | 'CAUGHT_ERROR' | 'FAILED' {
    if (this.last?.outcome === 'succeeded') return 'SUCCEEDED';
    return this.last?.outcome === 'caught' ? 'CAUGHT_ERROR' : 'FAILED';
  }

  /** The state that would come next; `undefined` at an end. */
  get nextState(): string | undefined {
    return this.next;
  }

  /** The error that it ended with, caught or not; else the one that ended the execution. */
  override get error(): string | undefined {
    return super.error ?? this.run.error;
  }

  /** The cause of `error`. */
  override get cause(): string | undefined {
    return super.cause ?? this.run.cause;
  }
}
brandClass(TestedState, 'TestedState');

import type { Run } from '../run/Run';
import { StateView } from '../run/StateView';
import { brandClass } from '../../util/brandClass';

/** The result of a state that was run alone. All matchers for a state of a run accept it. */
export class TestedState<State extends string = string> extends StateView<State> {
  /** The execution that ran it. */
  readonly run: Run;

  /** @internal */
  constructor(run: Run, name: State) {
    const visits = run.story.visits.filter(({ state, strand }) => state === name && strand.kind === 'main');
    super(run.story, name, visits.slice(0, 1));
    this.run = run;
  }

  /** The status, as in the TestState API. RETRIABLE does not occur, because retries are carried out. */
  get status(): 'SUCCEEDED' | 'CAUGHT_ERROR' | 'FAILED' {
    if (this.last?.outcome === 'succeeded') return 'SUCCEEDED';
    return this.last?.outcome === 'caught' ? 'CAUGHT_ERROR' : 'FAILED';
  }

  /** The state that would come next; `undefined` at an end. */
  get nextState(): string | undefined {
    return this.next;
  }

  /** The error that it ended with, caught or not; otherwise the one that ended the execution. */
  override get error(): string | undefined {
    return super.error ?? this.run.error;
  }

  /** The cause of `error`. */
  override get cause(): string | undefined {
    return super.cause ?? this.run.cause;
  }
}
brandClass(TestedState, 'TestedState');

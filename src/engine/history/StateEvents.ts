import type { StateType } from '../../language/asl/types';
import { NamedEvent, type KeptEvent } from './NamedEvent';

/** The Entered and Exited events of a state. */
export class StateEvents {
  readonly entered: NamedEvent;
  readonly exited: NamedEvent;
  /** Both events as one: plus 2 if the input is a new value, plus 1 if the output is not the input. */
  readonly forms: readonly KeptEvent[];

  constructor(type: StateType, name: string) {
    this.entered = new NamedEvent(`${type}StateEntered`, name);
    // A Fail state is never left.
    this.exited = new NamedEvent(`${type as Exclude<StateType, 'Fail'>}StateExited`, name);
    const then = [this.exited.again, this.exited];
    this.forms = [0, 1, 2, 3].map((form) => ({ ...this.entered.again, isNew: (form & 2) > 0, then: then[form & 1] }));
  }
}

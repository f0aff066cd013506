import type { StateType } from '../../language/asl/types';
import { NamedEvent, type KeptEvent } from './NamedEvent';

/** That a state is entered, and that it is left. */
export class StateEvents {
  readonly entered: NamedEvent;
  readonly exited: NamedEvent;
  /** Both as one: 2 is added for an input of its own, 1 for an output that is not the input. */
  readonly forms: readonly KeptEvent[];

  constructor(type: StateType, name: string) {
    this.entered = new NamedEvent(`${type}StateEntered`, name);
    // A Fail state is never left.
    this.exited = new NamedEvent(`${type as Exclude<StateType, 'Fail'>}StateExited`, name);
    const then = [this.exited.again, this.exited];
    this.forms = [0, 1, 2, 3].map((form) => ({ ...this.entered.again, isNew: (form & 2) > 0, then: then[form & 1] }));
  }
}

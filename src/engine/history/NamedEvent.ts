import type { HistoryEventType } from '../../contract/historyEvents';
import type { StateType } from '../../language/asl/types';

/** An event with a name and one value, as stored in a history. */
export interface KeptEvent {
  readonly type: HistoryEventType;
  readonly name: string;
  /** Whether its value follows. Otherwise it shares the value of the named event before it, which is stored once. */
  readonly isNew: boolean;
  /** The event that directly follows. */
  readonly then: KeptEvent | undefined;
}

/**
 * An event with a name and one value, without the value: an execution (by its role) begins or ends, a state is entered
 * or exited, an iteration runs, a function (by its ARN) is called.
 */
export class NamedEvent implements KeptEvent {
  readonly isNew = true;
  readonly then = undefined;
  /** The same event with the value of the named event before it. */
  readonly again: KeptEvent;

  constructor(
    readonly type: HistoryEventType,
    readonly name: string,
  ) {
    this.again = { type, name, isNew: false, then: undefined };
  }
}

/** The end of a successful execution. */
export const executionSucceeded = new NamedEvent('ExecutionSucceeded', '');

const mostRoles = 1_000;
const startedEvents = new Map<string, NamedEvent>();

/** The start of an execution with this role. */
export function executionStarted(roleArn: string): NamedEvent {
  let event = startedEvents.get(roleArn);
  if (event !== undefined) return event;
  if (startedEvents.size === mostRoles) startedEvents.clear();
  event = new NamedEvent('ExecutionStarted', roleArn);
  startedEvents.set(roleArn, event);
  return event;
}

/** The Entered and Exited events of a state. */
export class StateEvents {
  readonly entered: NamedEvent;
  readonly exited: NamedEvent;
  /** Both events as one. The index adds 2 if the input is a new value, and 1 if the output is not the input. */
  readonly forms: readonly KeptEvent[];

  constructor(type: StateType, name: string) {
    this.entered = new NamedEvent(`${type}StateEntered`, name);
    // A Fail state has no Exited event.
    this.exited = new NamedEvent(`${type as Exclude<StateType, 'Fail'>}StateExited`, name);
    const then = [this.exited.again, this.exited];
    this.forms = [0, 1, 2, 3].map((form) => ({ ...this.entered.again, isNew: (form & 2) > 0, then: then[form & 1] }));
  }
}

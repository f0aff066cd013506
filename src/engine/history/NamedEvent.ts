import type { HistoryEventType } from './HistoryEvent';

/** An event with a name and one value, as a history keeps it. */
export interface KeptEvent {
  readonly type: HistoryEventType;
  readonly name: string;
  /** Whether its value follows; else it has that of the named event before it, which is kept once. */
  readonly isNew: boolean;
  /** The event that directly follows. */
  readonly then: KeptEvent | undefined;
}

/**
 * An event with a name and one value, without the value: a state is entered or left, an iteration runs, a function (by
 * its ARN) is called.
 */
export class NamedEvent implements KeptEvent {
  readonly type: HistoryEventType;
  readonly name: string;
  readonly isNew = true;
  readonly then = undefined;
  /** The same event with the value of the named event before it. */
  readonly again: KeptEvent;

  constructor(type: HistoryEventType, name: string) {
    this.type = type;
    this.name = name;
    this.again = { type, name, isNew: false, then: undefined };
  }
}

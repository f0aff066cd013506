import type { HistoryEventType } from './HistoryEvent';

/** How a history keeps an event that has a name and one value. */
export interface KeptEvent {
  readonly type: HistoryEventType;
  readonly name: string;
  /** Whether a value of its own comes behind it; else it has that of the named event before it, which is kept once. */
  readonly isNew: boolean;
  /** The event that follows at once. */
  readonly then: KeptEvent | undefined;
}

/**
 * An event that has a name and one value, without the value: that a state is entered or left, that an
 * iteration goes on, that a function (by its ARN) is called.
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

import type { HistoryEventType } from './HistoryEvent';

/**
 * An event that has a name and one value, without the value: that a state is entered or left, that an
 * iteration goes on, that a function (by its ARN) is called.
 */
export class NamedEvent {
  readonly type: HistoryEventType;
  readonly name: string;
  /** The same event with the value of the named event before it, which is then kept once. */
  readonly again: { readonly type: HistoryEventType; readonly name: string; readonly again?: undefined };

  constructor(type: HistoryEventType, name: string) {
    this.type = type;
    this.name = name;
    this.again = { type, name };
  }
}

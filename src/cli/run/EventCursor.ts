import { eventToWire } from '../../engine/history/toWire';
import type { Service } from '../../emulator/service/Service';
import { toStoryEvents, type StoryEvent } from '../../story/trace/StoryEvent';

/** An execution of a service in this process. */
export type LiveExecution = NonNullable<ReturnType<Service['execution']>>;

/** Reads the events of a running execution, each once. */
export class EventCursor {
  private readonly execution: LiveExecution;
  private seen = 0;

  constructor(execution: LiveExecution) {
    this.execution = execution;
  }

  /** Those that were written since the last call, oldest first. */
  take(): readonly StoryEvent[] {
    const { history } = this.execution;
    if (history.length === this.seen) return [];
    const events = history.events.slice(this.seen);
    this.seen += events.length;
    return toStoryEvents(events.map((event) => eventToWire(event)));
  }
}

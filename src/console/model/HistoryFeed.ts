import type { StateMachineDefinition } from '../../language/asl/types';
import { StoryReader } from '../../story/trace/StoryReader';
import { toStoryEvents, type StoryEvent } from '../../story/trace/StoryEvent';
import type { Visit } from '../../story/trace/Story';
import type { WireEvent } from '../api/types';

/** A page of GetExecutionHistory. */
export type FetchPage = (page: {
  readonly nextToken: string | undefined;
  readonly reverseOrder: boolean;
  readonly includeExecutionData: boolean;
  readonly maxResults: number;
}) => Promise<{ readonly events: readonly WireEvent[]; readonly nextToken?: string; readonly chars: number }>;

const pageSize = 1000;
/** After this many characters, events are read without their data, and the page shows a note. */
const mostChars = 64 * 1024 * 1024;

/** The history of an execution, read piece by piece as it grows, and the state visits in it. */
export class HistoryFeed {
  readonly events: StoryEvent[] = [];
  /** As received. */
  readonly wire: WireEvent[] = [];
  /** The first event whose data was left out; `undefined` while all data is available. */
  cutFrom: number | undefined;
  private readonly reader: StoryReader;
  private chars = 0;
  private exits: Map<number, StoryEvent> | undefined;
  private indexed = 0;

  constructor(definition: StateMachineDefinition | undefined) {
    this.reader = new StoryReader({ definition });
  }

  get visits(): readonly Visit[] {
    return this.reader.visits;
  }

  get starts(): number {
    return this.reader.starts;
  }

  /** Reads what has happened since the last update. */
  async update(fetchPage: FetchPage): Promise<void> {
    if (this.events.length === 0) await this.readAll(fetchPage);
    else await this.readNew(fetchPage);
  }

  /** Adds events that were received in another way. */
  take(events: readonly WireEvent[]): void {
    for (const wire of [...events].sort((a, b) => a.id - b.id)) {
      if (wire.id !== this.events.length + 1) continue;
      const [event] = toStoryEvents([wire]);
      this.wire.push(wire);
      this.events.push(event!);
      this.reader.read(event!);
    }
  }

  /** The event with which a visit was left. */
  exitOf({ state, enteredId, exitedMs }: Visit): StoryEvent | undefined {
    if (exitedMs === undefined) return undefined;
    this.exits ??= new Map();
    for (; this.indexed < this.events.length; this.indexed++) {
      const event = this.events[this.indexed]!;
      if (event.type.endsWith('StateExited')) this.exits.set(this.entryOf(event), event);
    }
    const found = this.exits.get(enteredId);
    return found?.details['name'] === state ? found : undefined;
  }

  /** Goes from an Exited event back to its Entered event, past the events inside the state. */
  private entryOf(exited: StoryEvent): number {
    const name = exited.details['name'];
    let at: StoryEvent | undefined = exited;
    do at = this.events[at.previousEventId - 1];
    while (at !== undefined && !(at.type.endsWith('StateEntered') && at.details['name'] === name));
    return at?.id ?? 0;
  }

  private async readAll(fetchPage: FetchPage): Promise<void> {
    let nextToken: string | undefined;
    do {
      const page = await fetchPage({
        ...this.wanted,
        reverseOrder: false,
        nextToken,
      });
      this.chars += page.chars;
      this.take(page.events);
      ({ nextToken } = page);
    } while (nextToken !== undefined);
  }

  /** The last page has no token for more, so new events are read from the end. */
  private async readNew(fetchPage: FetchPage): Promise<void> {
    const last = this.events.length;
    const found: WireEvent[] = [];
    let nextToken: string | undefined;
    do {
      const size = found.length === 0 ? 100 : pageSize;
      const page = await fetchPage({
        ...this.wanted,
        maxResults: size,
        reverseOrder: true,
        nextToken,
      });
      this.chars += page.chars;
      found.push(...page.events.filter(({ id }) => id > last));
      nextToken = page.events.some(({ id }) => id <= last) ? undefined : page.nextToken;
    } while (nextToken !== undefined);
    this.take(found);
  }

  private get wanted(): { includeExecutionData: boolean; maxResults: number } {
    const includeExecutionData = this.chars < mostChars;
    if (!includeExecutionData) this.cutFrom ??= this.events.length + 1;
    return { includeExecutionData, maxResults: pageSize };
  }
}

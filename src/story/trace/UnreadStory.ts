import type { EventDetails } from '../../contract/HistoryEvent';
import type { KeptEvent } from '../../engine/history/NamedEvent';
import type { PackedValue } from '../../engine/history/PackedValue';
import { detailsOf, type EventReader, type HistoryPlace, type PastEvents } from '../../engine/history/readPieces';
import { eventToWire } from '../../engine/history/toWire';
import { copyPlain } from '../../util/copyJson';
import { deepFreeze } from '../../util/deepFreeze';
import { toText, type Json } from '../../util/json';
import { freezeStory } from './freezeStory';
import { fromText, fromTexts, toStoryEvents, type StoryEvent } from './StoryEvent';
import type { Attempt, ExecutionStatus, Origin, Story, Visit } from './Story';
import type { StoryReader } from './StoryReader';
import { lazy } from '../../util/lazy';

const loadStoryReader = lazy(() => require('./StoryReader') as typeof import('./StoryReader'));

/** An execution in this process at one moment. Its values must never change. Times are epoch milliseconds. */
export interface ExecutionFacts {
  readonly executionArn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startMs: number;
  readonly stopMs: number | undefined;
  readonly inputText: string;
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly redriveCount: number;
  /** The events at that time. */
  readonly events: PastEvents;
}

/** What DescribeExecution returns about an execution. */
type StoryHead = Omit<Story, 'starts' | 'lastMs' | 'events' | 'main' | 'visits'>;

/**
 * The story of an execution of this process, which is read on demand: most tests look at little of it. It equals the
 * one that `readStory` would have read from the API at the moment of its facts.
 */
export class UnreadStory implements StoryHead {
  private ownInput: { readonly value: Json | undefined } | undefined;
  private ownOutput: { readonly value: Json | undefined } | undefined;
  private ownReader: StoryReader | undefined;
  private read: Story | undefined;
  private readEvents: readonly StoryEvent[] | undefined;

  constructor(
    private readonly facts: ExecutionFacts,
    readonly origin: Origin,
  ) {}

  get executionArn(): string {
    return this.facts.executionArn;
  }

  get name(): string {
    return this.facts.name;
  }

  get status(): ExecutionStatus {
    return this.facts.status;
  }

  get startMs(): number {
    return this.facts.startMs;
  }

  get stopMs(): number | undefined {
    return this.facts.stopMs;
  }

  get input(): Json | undefined {
    return (this.ownInput ??= { value: deepFreeze(fromText(this.facts.inputText)) }).value;
  }

  get output(): Json | undefined {
    return (this.ownOutput ??= { value: deepFreeze(readValue(this.facts.output)) }).value;
  }

  get error(): string | undefined {
    return this.facts.error;
  }

  get cause(): string | undefined {
    return this.facts.cause;
  }

  get redriveCount(): number {
    return this.facts.redriveCount;
  }

  /** As in GetExecutionHistory. Few callers read these, and converting them to strings is expensive. */
  get events(): readonly StoryEvent[] {
    return (this.readEvents ??= deepFreeze(toStoryEvents(this.facts.events.list().map((event) => eventToWire(event)))));
  }

  get story(): Story {
    return (this.read ??= this.readStory());
  }

  /** The visits, before they are handed out: their values are the execution's own, and must be copied. */
  get visits(): readonly Visit[] {
    return this.reader.visits;
  }

  private get reader(): StoryReader {
    if (this.ownReader === undefined) {
      this.ownReader = new (loadStoryReader().StoryReader)(this.origin, asItIs);
      this.facts.events.tell(new StoryEvents(this.ownReader));
    }
    return this.ownReader;
  }

  /**
   * Like `story`, for callers that only print a part of it: its values are the execution's own, each to be copied by
   * `readValue`, and nothing is frozen. Use either `shared` or `story` of one object.
   */
  get shared(): Story {
    return this.newStory();
  }

  private readStory(): Story {
    copyValues(this.reader.visits);
    return freezeStory(this.newStory());
  }

  private newStory(): Story {
    const { origin, reader } = this;
    const { executionArn, name, status, startMs, stopMs, error, cause, redriveCount } = this.facts;
    const story = {
      executionArn,
      name,
      status,
      startMs,
      stopMs,
      output: this.output,
      error,
      cause,
      redriveCount,
      starts: reader.starts,
      lastMs: reader.lastMs,
      main: reader.main,
      visits: reader.visits,
      origin,
    };
    Object.defineProperty(story, unread, { value: this });
    return Object.defineProperties(story, readLate) as unknown as Story;
  }
}

function asItIs(value: unknown): Json | undefined {
  return value as Json | undefined;
}

/** Passes events to a reader of stories, each as one object. */
class StoryEvents implements EventReader<void> {
  constructor(private readonly reader: StoryReader) {}

  event(place: HistoryPlace, type: string, details: EventDetails = noDetails): void {
    const { id, previousEventId, timestamp } = place;
    const told = details as StoryEvent['details'];
    this.reader.read({ id, previousEventId, type, timestampMs: Math.round(timestamp!), details: told });
  }

  named(place: HistoryPlace, { type, name }: KeptEvent, data: Json | PackedValue): void {
    this.event(place, type, detailsOf(type, name, data));
  }
}

/** Reads the events of a story. Invisible to callers that list or compare its members. */
const unread = Symbol('unread');

/** Own members that are read on access. An accessor for each story would outlive it. */
const readLate: PropertyDescriptorMap & ThisType<{ readonly [unread]: UnreadStory }> = {
  input: {
    enumerable: true,
    configurable: true,
    get() {
      return this[unread].input;
    },
  },
  events: {
    enumerable: true,
    configurable: true,
    get() {
      return this[unread].events;
    },
  },
};

const noDetails = {};

/** Replaces values that are the execution's own by copies. */
function copyValues(visits: readonly Changeable<Visit>[]): void {
  for (const visit of visits) {
    visit.input = readValue(visit.input);
    visit.output = readValue(visit.output);
    visit.assigned = fromTexts(visit.assigned, readValue);
    for (const attempt of visit.attempts as Changeable<Attempt>[]) {
      attempt.parameters = readValue(attempt.parameters);
      attempt.output = readValue(attempt.output);
    }
  }
}

type Changeable<T> = { -readonly [Name in keyof T]: T[Name] };

/** A value as it would be parsed from its string. */
export function readValue(value: unknown): Json | undefined {
  if (value === undefined) return undefined;
  const plain = copyPlain(value);
  return plain === undefined ? fromText(toText(value as Json)) : plain;
}

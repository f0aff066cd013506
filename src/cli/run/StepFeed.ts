import type { Service } from '../../emulator/service/Service';
import { eventToWire } from '../../engine/history/toWire';
import type { StateMachineDefinition } from '../../language/asl/types';
import type { Attempt, Visit } from '../../story/trace/Story';
import { toStoryEvents, type StoryEvent } from '../../story/trace/StoryEvent';
import { StoryReader } from '../../story/trace/StoryReader';

/** An execution of a service in this process. */
export type LiveExecution = NonNullable<ReturnType<Service['execution']>>;

/** Whoever wants to hear what an execution does, while it does it. */
export interface StepListener {
  /** A state has been entered. */
  entered(visit: Visit): void;
  /** A task, the branches or the items of a state have begun. `items`: how many, of a Map. */
  begun(visit: Visit, attempt: Attempt, items: number | undefined): void;
  /** A state is over, one way or the other. */
  left(visit: Visit): void;
}

/** Tells what the events of a running execution mean, as they come. */
export class StepFeed {
  private readonly reader: StoryReader;
  /** Visits that are not over, in order of entry, and how many attempts of each have been told. */
  private readonly open = new Map<Visit, number>();
  private seenEvents = 0;
  private seenVisits = 0;

  constructor(
    private readonly execution: LiveExecution,
    definition: StateMachineDefinition,
    private readonly listener: StepListener,
  ) {
    this.reader = new StoryReader({ definition });
  }

  /** The states that the execution is in, innermost ones alone. */
  get waiting(): readonly Visit[] {
    const around = new Set([...this.open.keys()].map(({ strand }) => strand.owner));
    return [...this.open.keys()].filter((visit) => !around.has(visit));
  }

  /** Tells what has happened since the last call; `false` when nothing has. */
  read(): boolean {
    const { history } = this.execution;
    if (history.length === this.seenEvents) return false;
    const events = history.events.slice(this.seenEvents);
    this.seenEvents += events.length;
    for (const event of toStoryEvents(events.map((each) => eventToWire(each)))) {
      this.reader.read(event);
      this.tellEntered();
      this.tellChanges(event);
    }
    return true;
  }

  private tellEntered(): void {
    const { visits } = this.reader;
    for (; this.seenVisits < visits.length; this.seenVisits++) {
      const visit = visits[this.seenVisits]!;
      this.open.set(visit, 0);
      this.listener.entered(visit);
    }
  }

  private tellChanges(event: StoryEvent): void {
    const over: Visit[] = [];
    for (const [visit, told] of this.open) {
      const { attempts, outcome } = visit;
      if (attempts.length > told) {
        this.open.set(visit, attempts.length);
        const items = event.type === 'MapStateStarted' ? (event.details['length'] as number | undefined) : undefined;
        for (const attempt of attempts.slice(told)) this.listener.begun(visit, attempt, items);
      }
      if (outcome !== 'open') over.push(visit);
    }
    // What ends together ends from the inside out.
    for (const visit of over.reverse()) {
      this.open.delete(visit);
      this.listener.left(visit);
    }
  }
}

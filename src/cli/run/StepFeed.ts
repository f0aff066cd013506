import type { Service } from '../../emulator/service/Service';
import { eventToWire } from '../../engine/history/toWire';
import type { StateMachineDefinition } from '../../language/asl/types';
import type { Attempt, Visit } from '../../story/trace/Story';
import { toStoryEvents, type StoryEvent } from '../../story/trace/StoryEvent';
import { StoryReader } from '../../story/trace/StoryReader';

/** An execution of a service in this process. */
export type LiveExecution = NonNullable<ReturnType<Service['execution']>>;

/** Receives what an execution does, as it happens. */
export interface StepListener {
  /** A state was entered. */
  entered(visit: Visit): void;
  /** A task, or the branches or items of a state, have begun. `items`: the number of items of a Map. */
  begun(visit: Visit, attempt: Attempt, items: number | undefined): void;
  /** A state has ended. */
  left(visit: Visit): void;
}

/** Interprets the events of a running execution as they come. */
export class StepFeed {
  private readonly reader: StoryReader;
  /** Open visits, in order of entry, and how many attempts of each have been reported. */
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

  /** The innermost states that the execution is in. */
  get waiting(): readonly Visit[] {
    const around = new Set([...this.open.keys()].map(({ strand }) => strand.owner));
    return [...this.open.keys()].filter((visit) => !around.has(visit));
  }

  /** Reports what has happened since the last call; `false` if nothing has. */
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
    // Visits that end together are reported from the inside out.
    for (const visit of over.reverse()) {
      this.open.delete(visit);
      this.listener.left(visit);
    }
  }
}

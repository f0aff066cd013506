import type { KeptEvent } from '../../../engine/history/NamedEvent';

/** The maximum number of cached steps; then all are dropped. */
const mostSteps = 20_000;

const mostInARow = 200;

/** The maximum number of successors of a step, which are searched linearly. */
const mostWaysOn = 8;

/** A named event and the number of its value, after certain others. */
export class EventStep {
  readonly before: EventStep | undefined;
  readonly depth: number;
  readonly waysOn: EventStep[] = [];
  private text: string | undefined;

  constructor(
    readonly event: KeptEvent,
    readonly number: number,
    before?: EventStep,
  ) {
    this.before = before;
    this.depth = before === undefined ? 1 : before.depth + 1;
  }

  /** The rows up to this step, each after a comma. */
  get whole(): string {
    // Created in one piece: a concatenated string would be flattened again each time it is written.
    return (this.text ??= JSON.stringify([0, ...rowsTo(this)]).slice(2, -1));
  }
}

function rowsTo(last: EventStep): unknown[] {
  const rows: unknown[] = [];
  for (let step: EventStep | undefined = last; step !== undefined; step = step.before)
    rows.push([step.event.type, step.event.name, step.number]);
  return rows.reverse();
}

/** Caches how sequences of named events are written, because executions of one machine repeat them. */
export class EventTexts {
  private beginnings = new WeakMap<KeptEvent, EventStep[]>();
  private steps = 0;
  private readonly rows = new WeakMap<KeptEvent, string>();

  /** A row after a comma, up to the number. */
  beginning(event: KeptEvent): string {
    let text = this.rows.get(event);
    if (text === undefined) {
      text = JSON.stringify([0, [event.type, event.name, 0]]).slice(2, -3);
      this.rows.set(event, text);
    }
    return text;
  }

  /** `undefined` if there are too many successors. */
  first(event: KeptEvent, number: number): EventStep | undefined {
    let ways = this.beginnings.get(event);
    if (ways === undefined) this.beginnings.set(event, (ways = []));
    return this.find(ways, event, number);
  }

  next(before: EventStep, event: KeptEvent, number: number): EventStep | undefined {
    return this.find(before.waysOn, event, number, before);
  }

  private find(ways: EventStep[], event: KeptEvent, number: number, before?: EventStep): EventStep | undefined {
    for (const way of ways) if (way.event === event && way.number === number) return way;
    if (ways.length === mostWaysOn || before?.depth === mostInARow) return undefined;
    if ((this.steps += 1) > mostSteps) {
      this.beginnings = new WeakMap();
      this.steps = 0;
    }
    const step = new EventStep(event, number, before);
    ways.push(step);
    return step;
  }
}

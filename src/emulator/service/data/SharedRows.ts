import type { RecordPlace } from '../../../engine/journal/Journal';
import { HarnessError } from '../../../errors/HarnessError';
import type { EventStep } from './EventTexts';
import type { EventRow } from './eventRows';

/** Rows shared by several executions, which are written once. */
export interface RowsRecord {
  readonly kind: 'rows';
  readonly number: number;
  readonly rows: readonly EventRow[];
}

/** Shorter ones are written in full. */
const leastLength = 100;

/** The rows of events in a folder that executions name by a number. */
export class SharedRows {
  /** Writes a record. */
  append: ((text: string) => RecordPlace) | undefined;
  read: ((place: RecordPlace) => Buffer) | undefined;
  private readonly byNumber = new Map<number, RecordPlace>();
  private readonly known = new Map<number, readonly EventRow[]>();
  /** Their names, after a comma; empty for those that were written in full once. */
  private readonly names = new WeakMap<EventStep, string>();
  /** The numbers of those that an earlier process has written, by their text: they are not written again. */
  private readonly byText = new Map<string, number>();
  private last = 0;

  /** Adds a record of an earlier process. */
  found({ number, rows }: RowsRecord, place: RecordPlace): void {
    this.byText.set(JSON.stringify(rows), number);
    this.add(number, place);
  }

  get places(): Iterable<RecordPlace> {
    return this.byNumber.values();
  }

  rowsOf(number: number): readonly EventRow[] {
    let rows = this.known.get(number);
    if (rows !== undefined) return rows;
    const place = this.byNumber.get(number);
    if (place === undefined)
      throw new HarnessError(`The data directory refers to rows ${number} of events, which it does not contain.`);
    ({ rows } = JSON.parse(this.read!(place).toString()) as RowsRecord);
    this.known.set(number, rows);
    return rows;
  }

  /** The rows up to a step, after a comma: by their number from the second time on. */
  textOf(step: EventStep): string {
    const name = this.names.get(step);
    if (name !== undefined && name !== '') return name;
    const { whole } = step;
    if (whole.length < leastLength || this.append === undefined) return whole;
    return name === undefined ? this.noted(step, '', whole) : this.share(step);
  }

  private share(step: EventStep): string {
    const rows = `[${step.whole.slice(1)}]`;
    const name = `,${this.byText.get(rows) ?? this.write(rows)}`;
    return this.noted(step, name, name);
  }

  private write(rows: string): number {
    const number = this.last + 1;
    this.add(number, this.append!(`{"kind":"rows","number":${number},"rows":${rows}}`));
    return number;
  }

  private add(number: number, place: RecordPlace): void {
    this.byNumber.set(number, place);
    this.last = Math.max(this.last, number);
  }

  private noted(step: EventStep, name: string, text: string): string {
    this.names.set(step, name);
    return text;
  }
}

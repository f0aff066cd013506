import type { JsonObject } from '../../../../util/json';

/** What a pipe reads from. */
export interface PipeSource {
  /** The members of a record that filters may not name, says the guide (eb-pipes-event-filtering). */
  readonly unfiltered: readonly string[];
  /** The default and the limit of a batch, in records. */
  readonly batch: { readonly size: number; readonly most: number };
  /** What the role of the pipe needs to read. */
  readonly actions: readonly string[];
  /** The member that names a record in `batchItemFailures`. */
  readonly idMember: string;
  /** A whole record, from what the caller gives. Throws HarnessError for what cannot be one. */
  record(given: unknown, place: PipePlace): JsonObject;
  /** The record with what AWS decodes in it before it filters and fills templates. */
  decoded(record: JsonObject): JsonObject;
  /** Why no pattern can match, given the form of the record; `undefined` if a pattern may. */
  whyDropped?(record: JsonObject, pattern: JsonObject): string | undefined;
}

/** Where and when a record appears. */
export interface PipePlace {
  readonly arn: string;
  readonly region: string;
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
  uuid(): string;
  /** The number of the record in its source. */
  readonly count: number;
}

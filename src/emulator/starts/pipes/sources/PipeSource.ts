import type { JsonObject } from '../../../../util/json';

/** What a pipe reads from. */
export interface PipeSource {
  /** The members of a record that filters must not use, according to the guide (eb-pipes-event-filtering). */
  readonly unfiltered: readonly string[];
  /** The default and the limit of a batch, in records. */
  readonly batch: { readonly size: number; readonly most: number };
  /** What the role of the pipe needs to read. */
  readonly actions: readonly string[];
  /** The member that names a record in `batchItemFailures`. */
  readonly idMember: string;
  /** A complete record, from the members that the caller gives. Throws HarnessError for an impossible one. */
  record(given: unknown, place: PipePlace): JsonObject;
  /** The record with the parts that AWS decodes before it filters and fills templates. */
  decoded(record: JsonObject): JsonObject;
  /** Why no pattern can match a record of this form; `undefined` if one may. */
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

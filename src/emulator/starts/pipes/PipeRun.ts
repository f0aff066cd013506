import type { Json, JsonObject } from '../../../util/json';

/** What a pipe did with records of its source. All of it is data. */
export interface PipeRun {
  readonly pipe: string;
  /** The records that no filter let pass, and why. Of a queue, AWS deletes them. */
  readonly dropped: readonly { readonly record: JsonObject; readonly why: string }[];
  readonly batches: readonly PipeBatch[];
}

/** One batch: what the target got, and how that ended. */
export interface PipeBatch {
  readonly records: readonly JsonObject[];
  /** What the enrichment answered, if there is one. */
  readonly enriched?: Json;
  /** The execution of an enrichment that is an Express workflow, and what it got, as JSON text. */
  readonly enrichedBy?: { readonly executionArn: string; readonly input: string };
  /** What the target got, as JSON text. Absent if it was not called. */
  readonly input?: string;
  /** The execution, if one was started. */
  readonly executionArn?: string;
  /** What a target that was called synchronously answered, as JSON text. */
  readonly output?: string;
  /** The ids of the records that failed. AWS would read these again, or move them to a dead letter queue. */
  readonly failed: readonly string[];
  /** Why the batch failed. */
  readonly failure?: { readonly error: string; readonly cause: string };
  /** Why the target was not called, although nothing failed, as a sentence. */
  readonly ended?: string;
}

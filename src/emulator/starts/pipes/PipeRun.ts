import type { Json, JsonObject } from '../../../util/json';

/** The result of a pipe for records of its source. All of it is data. */
export interface PipeRun {
  readonly pipe: string;
  /** The records that no filter accepted, and why. AWS deletes those of a queue. */
  readonly dropped: readonly { readonly record: JsonObject; readonly why: string }[];
  readonly batches: readonly PipeBatch[];
}

/** One batch: the target's input, and the result. */
export interface PipeBatch {
  readonly records: readonly JsonObject[];
  /** The response of the enrichment, if the pipe has one. */
  readonly enriched?: Json;
  /** The execution of an enrichment that is an Express workflow, with its input as a JSON string. */
  readonly enrichedBy?: { readonly executionArn: string; readonly input: string };
  /** The target's input, as a JSON string. Absent if it was not called. */
  readonly input?: string;
  /** The execution, if one was started. */
  readonly executionArn?: string;
  /** The response of a target that was called synchronously, as a JSON string. */
  readonly output?: string;
  /** The ids of the records that failed. AWS would read these again, or move them to a dead letter queue. */
  readonly failed: readonly string[];
  /** Why the batch failed. */
  readonly failure?: { readonly error: string; readonly cause: string };
  /** Why the target was not called, although nothing failed, as a sentence. */
  readonly ended?: string;
}

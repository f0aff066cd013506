import type { Json } from '../../../util/json';

/** The result of a function that ran here. */
export interface FunctionEnd {
  readonly value: Json;
  /** The string that the function wrote, even if it is not JSON. */
  readonly payload?: string | undefined;
  readonly functionError?: string | undefined;
  readonly timedOutAfterSeconds?: number | undefined;
  /** The end of its output, if known. */
  readonly log?: string | undefined;
}

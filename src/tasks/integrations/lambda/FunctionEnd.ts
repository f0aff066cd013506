import type { Json } from '../../../util/json';

/** How a function that ran here has ended. */
export interface FunctionEnd {
  readonly value: Json;
  /** The text of the value as the function wrote it, also when it is not JSON. */
  readonly payload?: string | undefined;
  readonly functionError?: string | undefined;
  readonly timedOutAfterSeconds?: number | undefined;
  /** The end of what it has printed, where that is known. */
  readonly log?: string | undefined;
}

import type { Json, JsonObject } from '../../../util/json';

/** What the expressions of a JSONata field can see. Values are shared and immutable; no expression changes them. */
export interface JsonataBindings {
  /** `$states`. `result` and `errorOutput` are there only where AWS has them. */
  readonly states: {
    readonly input: Json;
    /** The context object, made when an expression asks for it. */
    context(): JsonObject;
    readonly result?: Json | undefined;
    readonly errorOutput?: Json | undefined;
  };
  /** `$name`: the variable's value at state entry, or `undefined` when none of that name is visible. */
  variable(name: string): Json | undefined;
  /** Units of work that an expression may take, where these are fewer than usual: see `maxWork`. */
  readonly maxWork?: number | undefined;
  /** Other data as the expression sees it, where numbers are not what they stand for. */
  doubles?(value: Json): Json;
  /**
   * Hears whether the condition of an `a ? b : c` held, each time: in which field, as error texts name it, and the
   * position behind its `?` in the expression.
   */
  went?(field: string | undefined, position: number, holds: boolean): void;
  /** Randomness of the execution, 0 ≤ n < 1: `$random()`, `$uuid()`, `$shuffle`. */
  random(): number;
  /** The emulator's time in epoch milliseconds: `$now()`, `$millis()`. */
  now(): number;
}

import type { Json, JsonObject } from '../../../util/json';

/** What the expressions of a JSONata field can see. Values are shared and immutable; no expression changes them. */
export interface JsonataBindings {
  /** `$states`. `result` and `errorOutput` are present only where AWS provides them. */
  readonly states: {
    readonly input: Json;
    /** The context object, created when an expression reads it. */
    context(): JsonObject;
    readonly result?: Json | undefined;
    readonly errorOutput?: Json | undefined;
  };
  /** `$name`: the variable's value at state entry, or `undefined` if no variable with this name is visible. */
  variable(name: string): Json | undefined;
  /** Units of work that an expression may take, if fewer than usual: see `maxWork`. */
  readonly maxWork?: number | undefined;
  /** Converts other data to the form in which the expression sees it, with doubles that stand for exact numbers. */
  doubles?(value: Json): Json;
  /**
   * Called each time the condition of an `a ? b : c` is evaluated, with the field as named in error messages, the
   * position just after its `?` in the expression, and whether the condition held.
   */
  went?(field: string | undefined, position: number, holds: boolean): void;
  /** Randomness of the execution, 0 ≤ n < 1: `$random()`, `$uuid()`, `$shuffle`. */
  random(): number;
  /** The emulator's time in epoch milliseconds: `$now()`, `$millis()`. */
  now(): number;
}

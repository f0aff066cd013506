import type { Json, JsonObject } from '../../util/json';

/** What an expression can see: the state's data (`$`), the context object (`$$`) and the variables (`$name`). */
export interface ExpressionScope {
  /** `$`: what it is differs by field (state input, effective input, raw result, Error Output …). */
  readonly input: Json;
  /** `$$`, created on demand. */
  context(): JsonObject;
  /** `undefined` if no variable with this name is visible. */
  variable(name: string): Json | undefined;
  /**
   * Deterministic randomness of the execution, 0 ≤ n < 1. Used by States.MathRandom, States.UUID, `$random`, `$uuid`.
   */
  random(): number;
}

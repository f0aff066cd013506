import type { QueryLanguage } from '../../../language/asl/types';
import type { Json, JsonObject } from '../../../util/json';

/** Data to try expressions on: the author's own, or those of a past execution. */
export interface Sample {
  readonly input: Json;
  /** The result of the state's work: a task's answer. */
  readonly result?: Json;
  readonly errorOutput?: JsonObject;
  readonly variables: JsonObject;
  /** How the state ended, if they are those of a run: its output, or its error. */
  readonly output?: Json;
  readonly error?: string;
}

/** What an expression can read at its place. */
export interface ExpressionScope {
  readonly language: QueryLanguage;
  /**
   * What `$` means in JSONPath, and which members `$states` has in JSONata besides `input` and `context`. `undefined`:
   * data that only a run can have.
   */
  readonly reads: 'input' | 'result' | 'errorOutput' | undefined;
  /** In JSONPath, the InputPath that selects what `$` means, if the field is evaluated after it. */
  readonly inputPath?: string | null;
  /** The variables that states before this one may have assigned. */
  readonly variables: readonly string[];
  readonly sample: Sample;
}

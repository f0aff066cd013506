import { compilePath } from '../../../language/expressions/jsonPath/compilePath';
import type { Json, JsonObject } from '../../../util/json';

/**
 * Compiles a JSON path on an event. It returns `undefined` where there is nothing.
 *
 * AWS: names may have dashes, and `[0]` and `*` are possible (guide, eb-transform-target-input).
 */
export function compileSelect(path: string): (event: JsonObject) => Json | undefined {
  const compiled = compilePath(path);
  if (compiled.root !== 'input') throw new Error(`'${path}' is not a JSON path on the event: it must begin with "$."`);
  const none = { context: () => ({}), variable: () => undefined, random: () => 0 };
  return (event) => compiled.select({ input: event, ...none });
}

import type { Json } from '../../../../src/util/json';
import type { JsonataBindings } from '../../../../src/language/expressions/jsonata/JsonataBindings';

interface BindingsOptions {
  readonly variables?: Record<string, Json>;
  readonly result?: Json;
  readonly errorOutput?: Json;
  readonly maxWork?: number;
}

/** What expressions see in tests: `random` counts up in tenths, the time is the start of 2024. */
export function bindingsOf(input: Json, { variables = {}, maxWork, ...states }: BindingsOptions = {}): JsonataBindings {
  let draws = 0;
  return {
    states: { input, context: () => ({ State: { Name: 'Here' } }), ...states },
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    random: () => (draws++ % 10) / 10,
    now: () => Date.UTC(2024, 0, 1),
    maxWork,
  };
}

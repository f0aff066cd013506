import type { JsonataBindings } from '../../../../src/language/expressions/jsonata/JsonataTemplate';
import type { Json } from '../../../../src/util/json';

/** What expressions see in tests: `random` counts up in tenths, the time is the start of 2024. */
export function bindingsOf(
  input: Json,
  { variables = {}, ...states }: { variables?: Record<string, Json>; result?: Json; errorOutput?: Json } = {},
): JsonataBindings {
  let draws = 0;
  return {
    states: { input, context: () => ({ State: { Name: 'Here' } }), ...states },
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    random: () => (draws++ % 10) / 10,
    now: () => Date.UTC(2024, 0, 1),
  };
}

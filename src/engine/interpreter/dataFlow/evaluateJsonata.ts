import type { JsonataBindings, JsonataTemplate } from '../../../language/expressions/jsonata/JsonataTemplate';
import type { Json, JsonObject } from '../../../util/json';
import type { Scope } from '../Scope';

/** The members of `$states` that the place of an expression allows, besides the context. */
export interface StatesInput {
  readonly input: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** Evaluates a template where a state stands. */
export function evaluateJsonata(scope: Scope, template: JsonataTemplate, states: StatesInput): Json {
  return template.evaluate(new Bindings(scope, states));
}

class Bindings implements JsonataBindings {
  readonly states: JsonataBindings['states'];
  private readonly scope: Scope;

  constructor(scope: Scope, states: StatesInput) {
    this.scope = scope;
    this.states = statesOf(states, () => scope.context());
  }

  variable(name: string): Json | undefined {
    return this.scope.variable(name);
  }

  random(): number {
    return this.scope.random();
  }

  now(): number {
    return this.scope.run.now();
  }
}

/** What is not there is no member at all. */
function statesOf({ input, result, errorOutput }: StatesInput, context: () => JsonObject): JsonataBindings['states'] {
  if (errorOutput !== undefined) return { input, errorOutput, context };
  return result === undefined ? { input, context } : { input, result, context };
}

import { invariant } from '../../../errors/invariant';
import type { JsonataBindings, JsonataTemplate } from '../../../language/expressions/jsonata/JsonataTemplate';
import type { Json } from '../../../util/json';
import type { Steps } from '../effects';
import type { Scope } from '../Scope';

/** The members of `$states` that the place of an expression allows, besides the context. */
export interface StatesInput {
  readonly input: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** Evaluates a template: at once where every expression in it is a compiled closure, else through an effect. */
export function* evaluateJsonata(scope: Scope, template: JsonataTemplate, states: StatesInput): Steps<Json> {
  const bindings = new Bindings(scope, states);
  if (template.synchronous) return template.evaluate(bindings);
  const signal = yield { kind: 'evaluate', template, bindings };
  invariant(signal?.kind === 'value', 'an evaluation was answered by something else');
  return signal.value;
}

/** As `evaluateJsonata`, for a template that is `synchronous`. */
export function evaluateJsonataNow(scope: Scope, template: JsonataTemplate, states: StatesInput): Json {
  return template.evaluate(new Bindings(scope, states));
}

class Bindings implements JsonataBindings {
  readonly states: JsonataBindings['states'];
  private readonly scope: Scope;

  constructor(scope: Scope, states: StatesInput) {
    this.scope = scope;
    this.states = { ...states, context: () => scope.context() };
  }

  variable(name: string): Json | undefined {
    return this.scope.variable(name);
  }

  random(): number {
    return this.scope.run.random();
  }

  now(): number {
    return this.scope.run.now();
  }
}

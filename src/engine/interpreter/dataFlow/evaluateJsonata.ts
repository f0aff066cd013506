import type { JsonataTemplate } from '../../../language/expressions/jsonata/compileJsonata';
import { type Json, type JsonObject, toCompactText } from '../../../util/json';
import type { Scope } from '../Scope';
import type { Field } from './DataFlow';
import type { JsonataBindings } from '../../../language/expressions/jsonata/JsonataBindings';
import { loadCompileJsonata, loadEvaluationFailure } from '../../../language/expressions/loadJsonata';

/** The members of `$states` that an expression may use here, besides the context. */
export interface StatesInput {
  readonly input: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** Evaluates a template in a scope. */
export function evaluateJsonata(scope: Scope, template: JsonataTemplate, states: StatesInput): Json {
  return template.evaluate(new Bindings(scope, states));
}

/** Everything that an expression may read. One object with lazy members, as most expressions read only one of them. */
class Bindings implements JsonataBindings {
  readonly input: Json;
  readonly result: Json | undefined;
  readonly errorOutput: Json | undefined;

  constructor(
    private readonly scope: Scope,
    { input, result, errorOutput }: StatesInput,
  ) {
    this.input = input;
    this.result = result;
    this.errorOutput = errorOutput;
  }

  get states(): JsonataBindings['states'] {
    return this;
  }

  context(): JsonObject {
    return this.scope.context();
  }

  variable(name: string): Json | undefined {
    return this.scope.variable(name);
  }

  went(field: string | undefined, position: number, holds: boolean): void {
    const { run, parent, state = parent?.state } = this.scope;
    // An ItemSelector is evaluated before its iteration is in a state.
    run.ways?.went(run, state!.name, field!, position, holds);
  }

  random(): number {
    return this.scope.random();
  }

  now(): number {
    return this.scope.run.now();
  }
}

interface Kinds {
  string: string;
  number: number;
  boolean: boolean;
}

/**
 * A field of a JSONata state that is a literal or an expression of one kind (Seconds, Condition, MaxConcurrency …).
 * Throws an EvaluationError if the expression returns another type.
 */
export function compileJsonataField<Kind extends keyof Kinds>(
  value: Json,
  field: string,
  kind: Kind,
): Field<Kinds[Kind]> {
  const template = loadCompileJsonata().compileJsonata(value, field);
  const expression = typeof value === 'string' ? value : toCompactText(value);
  return (scope, input) => {
    const result = evaluateJsonata(scope, template, { input });
    loadEvaluationFailure().expectKind(result, kind, expression, field);
    return (kind === 'number' ? Number(result) : result) as Kinds[Kind];
  };
}

import { compileJsonata } from '../../expressions/jsonata/compileJsonata';
import { expectKind } from '../../expressions/jsonata/expectKind';
import { toCompactText, type Json } from '../../util/json';
import type { Steps } from '../effects';
import type { Scope } from '../Scope';
import { evaluateJsonata } from './evaluateJsonata';

interface Kinds {
  string: string;
  number: number;
  boolean: boolean;
  array: readonly Json[];
}

/**
 * A field of a JSONata state that is a literal or an expression of one kind (Seconds, Condition, MaxConcurrency …).
 * Throws an EvaluationError when the expression answers another kind.
 */
export function compileJsonataField<Kind extends keyof Kinds>(
  value: Json,
  field: string,
  kind: Kind,
): (scope: Scope, input: Json) => Steps<Kinds[Kind]> {
  const template = compileJsonata(value, field);
  const text = typeof value === 'string' ? value : toCompactText(value);
  return function* (scope, input) {
    const result = yield* evaluateJsonata(scope, template, { input });
    expectKind(result, kind, text, field);
    return result as Kinds[Kind];
  };
}

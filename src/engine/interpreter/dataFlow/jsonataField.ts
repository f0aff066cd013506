import { compileJsonata } from '../../../language/expressions/jsonata/compileJsonata';
import { expectKind } from '../../../language/expressions/jsonata/evaluationFailure';
import { toCompactText, type Json } from '../../../util/json';
import { evaluateJsonata } from './evaluateJsonata';
import type { Field } from './Field';

interface Kinds {
  string: string;
  number: number;
  boolean: boolean;
}

/**
 * A field of a JSONata state that is a literal or an expression of one kind (Seconds, Condition, MaxConcurrency …).
 * Throws an EvaluationError when the expression answers another kind.
 */
export function compileJsonataField<Kind extends keyof Kinds>(
  value: Json,
  field: string,
  kind: Kind,
): Field<Kinds[Kind]> {
  const template = compileJsonata(value, field);
  const expression = typeof value === 'string' ? value : toCompactText(value);
  return (scope, input) => {
    const result = evaluateJsonata(scope, template, { input });
    expectKind(result, kind, expression, field);
    return (kind === 'number' ? Number(result) : result) as Kinds[Kind];
  };
}

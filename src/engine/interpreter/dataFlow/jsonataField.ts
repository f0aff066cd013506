import { compileJsonata } from '../../../language/expressions/jsonata/compileJsonata';
import { expectKind } from '../../../language/expressions/jsonata/expectKind';
import { toCompactText, type Json } from '../../../util/json';
import { evaluateJsonata, evaluateJsonataNow } from './evaluateJsonata';
import { fieldNow, type Field } from './Field';

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
  const check = (result: Json): Kinds[Kind] => {
    expectKind(result, kind, typeof value === 'string' ? value : toCompactText(value), field);
    return result as Kinds[Kind];
  };
  if (template.synchronous) return fieldNow((scope, input) => check(evaluateJsonataNow(scope, template, { input })));
  return {
    now: undefined,
    *steps(scope, input) {
      return check(yield* evaluateJsonata(scope, template, { input }));
    },
  };
}

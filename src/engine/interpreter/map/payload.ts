import type { QueryLanguage } from '../../../language/asl/types';
import { compileJsonata } from '../../../language/expressions/jsonata/compileJsonata';
import { compileTemplate } from '../../../language/expressions/template';
import type { Json } from '../../../util/json';
import { evaluateJsonata } from '../dataFlow/evaluateJsonata';
import type { Field } from '../dataFlow/Field';

/** Compiles a payload inside a field of a Map (`ItemReader/Parameters`): a template, or JSONata in it. */
export function compilePayload(
  payload: Json | undefined,
  queryLanguage: QueryLanguage,
  field: string,
): Field<Json> | undefined {
  if (payload === undefined) return undefined;
  if (queryLanguage === 'JSONata') {
    const template = compileJsonata(payload, field);
    return (scope, input) => evaluateJsonata(scope, template, { input });
  }
  const template = compileTemplate(payload, field);
  return (scope, input) => template.evaluate(scope.seeing(input));
}

/** The payload of a reader or writer: Parameters, or Arguments in JSONata. */
export function compileArguments(
  owner: Readonly<Record<string, Json>>,
  queryLanguage: QueryLanguage,
  field: string,
): Field<Json> | undefined {
  const name = queryLanguage === 'JSONata' ? 'Arguments' : 'Parameters';
  return compilePayload(owner[name], queryLanguage, `${field}/${name}`);
}

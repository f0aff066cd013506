import type { JsonObject } from '../../../util/json';
import type { Field } from '../dataFlow/Field';
import type { StateCompiler } from '../stateHandlers';
import type { MapRunPlan } from './MapRunPlan';
import { compileArguments, compilePayload } from './payload';

type Writer = NonNullable<MapRunPlan['writer']>;

/** Compiles ResultWriter. */
export function compileResultWriter({ definition, queryLanguage }: StateCompiler): Field<Writer> | undefined {
  const writer = definition.ResultWriter;
  if (writer === undefined) return undefined;
  const parameters = compileArguments(writer, queryLanguage, 'ResultWriter');
  const written = (writer['WriterConfig'] ?? {}) as JsonObject;
  const config =
    queryLanguage === 'JSONata' ? compilePayload(written, queryLanguage, 'ResultWriter/WriterConfig')! : () => written;
  return (scope, input) => ({
    resource: writer['Resource'] as string | undefined,
    parameters: parameters?.(scope, input),
    config: config(scope, input) as JsonObject,
  });
}

import type { QueryLanguage } from '../../../language/asl/types';
import { compileTemplate } from '../../../language/expressions/template';
import type { Json, JsonObject } from '../../../util/json';
import { evaluateJsonata } from '../dataFlow/evaluateJsonata';
import type { Field } from '../dataFlow/DataFlow';
import { compileNumber } from '../dataFlow/numberField';
import type { Batching, MapRunPlan } from './MapRunPlan';
import type { StateCompiler } from '../StateCompiler';
import { loadCompileJsonata } from '../../../language/expressions/loadJsonata';

/** Compiles a payload inside a field of a Map (`ItemReader/Parameters`): a template, or JSONata in it. */
export function compilePayload(
  payload: Json | undefined,
  queryLanguage: QueryLanguage,
  field: string,
): Field<Json> | undefined {
  if (payload === undefined) return undefined;
  if (queryLanguage === 'JSONata') {
    const template = loadCompileJsonata().compileJsonata(payload, field);
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

/** Compiles ItemBatcher. */
export function compileBatching({ definition, queryLanguage }: StateCompiler): Field<Batching> | undefined {
  const { ItemBatcher } = definition;
  if (ItemBatcher === undefined) return undefined;
  const holder = { definition: ItemBatcher, queryLanguage, within: 'ItemBatcher' };
  const maxItems = compileNumber(holder, 'MaxItemsPerBatch');
  const maxBytes = compileNumber(holder, 'MaxInputBytesPerBatch');
  const batchInput = compilePayload(ItemBatcher['BatchInput'], queryLanguage, 'ItemBatcher/BatchInput');
  return (scope, input) => ({
    maxItems: maxItems?.(scope, input) ?? Infinity,
    maxBytes: maxBytes?.(scope, input) ?? Infinity,
    batchInput: batchInput?.(scope, input),
  });
}

type Reader = NonNullable<MapRunPlan['reader']>;

/** Compiles ItemReader. AWS: an ItemsPath next to it is applied neither to the input nor to what is read (recorded). */
export function compileItemReader({ definition, queryLanguage }: StateCompiler): Field<Reader> | undefined {
  const reader = definition.ItemReader;
  if (reader === undefined) return undefined;
  const within = 'ItemReader/ReaderConfig';
  const written = (reader['ReaderConfig'] ?? {}) as JsonObject;
  const { MaxItems: _items, MaxItemsPath: _path, ...rest } = written;
  const parameters = compileArguments(reader, queryLanguage, 'ItemReader');
  const maxItems = compileNumber({ definition: written, queryLanguage, within }, 'MaxItems');
  const config = queryLanguage === 'JSONata' ? compilePayload(rest, queryLanguage, within)! : () => rest;
  return (scope, input) => {
    const options = config(scope, input) as JsonObject;
    const most = maxItems?.(scope, input);
    return {
      resource: reader['Resource'] as string,
      parameters: parameters?.(scope, input) ?? {},
      config: most === undefined ? options : { ...options, MaxItems: most },
    };
  };
}

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

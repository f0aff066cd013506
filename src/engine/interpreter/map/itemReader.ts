import { compilePath } from '../../../language/expressions/jsonPath/compilePath';
import type { JsonObject } from '../../../util/json';
import type { Field } from '../dataFlow/Field';
import { compileNumber } from '../dataFlow/numberField';
import type { StateCompiler } from '../stateHandlers';
import type { MapRunPlan } from './MapRunPlan';
import { compileArguments, compilePayload } from './payload';

type Reader = NonNullable<MapRunPlan['reader']>;

/** Compiles ItemReader. */
export function compileItemReader({ definition, queryLanguage }: StateCompiler): Field<Reader> | undefined {
  const reader = definition.ItemReader;
  if (reader === undefined) return undefined;
  const within = 'ItemReader/ReaderConfig';
  const written = (reader['ReaderConfig'] ?? {}) as JsonObject;
  const { MaxItems: _items, MaxItemsPath: _path, ...rest } = written;
  const parameters = compileArguments(reader, queryLanguage, 'ItemReader');
  const maxItems = compileNumber({ definition: written, queryLanguage, within }, 'MaxItems');
  const config = queryLanguage === 'JSONata' ? compilePayload(rest, queryLanguage, within)! : () => rest;
  const { ItemsPath } = definition;
  const path = ItemsPath === undefined || queryLanguage === 'JSONata' ? undefined : compilePath(ItemsPath);
  return (scope, input) => {
    const options = config(scope, input) as JsonObject;
    const most = maxItems?.(scope, input);
    return {
      resource: reader['Resource'] as string,
      parameters: parameters?.(scope, input) ?? {},
      config: most === undefined ? options : { ...options, MaxItems: most },
      select: path && ((document) => path.require(scope.seeing(document))),
    };
  };
}

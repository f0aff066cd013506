import type { ItemProcessorDefinition, StateDefinition } from '../../../language/asl/types';
import { EvaluationError, StatesError } from '../../../errors/StatesError';
import { compilePath, type JsonPath } from '../../../language/expressions/jsonPath/compilePath';
import { referencePathConflict } from '../../../language/expressions/resultPath';
import { compileTemplate } from '../../../language/expressions/template';
import {
  isArray,
  isObject,
  toCompactText,
  type Json,
  type JsonArray,
  type JsonObject,
  member,
} from '../../../util/json';
import { evaluateJsonata } from '../dataFlow/evaluateJsonata';
import type { Field } from '../dataFlow/DataFlow';
import type { StateCompiler } from '../StateCompiler';
import type { MapItems } from './MapRunPlan';
import { loadCompileJsonata, loadEvaluationFailure } from '../../../language/expressions/loadJsonata';

/** The processor of a Map: `ItemProcessor`, or the deprecated `Iterator`. */
export function processorOf({ ItemProcessor, Iterator }: StateDefinition): ItemProcessorDefinition {
  return (ItemProcessor ?? Iterator)!;
}

/** Compiles ItemsPath or Items. */
export function compileMapItems(compiler: StateCompiler): Field<MapItems> {
  const collection = compiler.queryLanguage === 'JSONata' ? compileItems(compiler) : compileItemsPath(compiler);
  return (scope, input) => {
    const value = collection(scope, input);
    if (isArray(value)) return { values: value, keys: undefined };
    return { values: Object.values(value), keys: Object.keys(value) };
  };
}

/** AWS: in JSONPath, only a Distributed Map runs over an object (recorded 2026). */
function compileItemsPath({ definition }: StateCompiler): Field<JsonArray | JsonObject> {
  const path = compilePath(definition.ItemsPath ?? '$');
  const objects = processorOf(definition).ProcessorConfig?.Mode === 'DISTRIBUTED';
  return (scope, input) => {
    const step = firstMissingStep(path, input);
    // AWS: not States.Runtime, unlike a missing path elsewhere (public reports of 2025; the message names the step).
    if (step !== undefined) throw referencePathConflict(path.source, step, input);
    const items = path.require(scope.seeing(input));
    if (isArray(items) || (objects && isObject(items))) return items;
    // AWS: the message does not begin with the state's name (recorded 2026).
    throw new StatesError(
      'States.Runtime',
      `Reference path "${path.source.replace(/^\$\$/, '$')}" must point to array.`,
    );
  };
}

function compileItems({ definition }: StateCompiler): Field<JsonArray | JsonObject> {
  const { Items } = definition;
  if (Items === undefined) return (_scope, input) => inputItems(input);
  const template = loadCompileJsonata().compileJsonata(Items, 'Items');
  const expression = typeof Items === 'string' ? Items : toCompactText(Items);
  return (scope, input) => {
    const items = evaluateJsonata(scope, template, { input });
    loadEvaluationFailure().expectKind(items, ['array', 'object'], expression, 'Items');
    return items as JsonArray | JsonObject;
  };
}

function inputItems(input: Json): JsonArray {
  if (isArray(input)) return input;
  throw new EvaluationError(`Map state input must be an array but was: ${toCompactText(input)}`);
}

/**
 * Compiles ItemSelector, or the deprecated Parameters: evaluated for each item, with `Map.Item` in the context. Absent:
 * an iteration's input is its item.
 */
export function compileItemSelector({ definition, queryLanguage }: StateCompiler): Field<Json> | undefined {
  const source = definition.ItemSelector ?? (queryLanguage === 'JSONPath' ? definition.Parameters : undefined);
  if (source === undefined) return undefined;
  if (queryLanguage === 'JSONata') {
    const template = loadCompileJsonata().compileJsonata(source, 'ItemSelector');
    return (iteration, input) => evaluateJsonata(iteration, template, { input });
  }
  const template = compileTemplate(source, definition.ItemSelector === undefined ? 'Parameters' : 'ItemSelector');
  return (iteration, input) => template.evaluate(iteration.seeing(input));
}

/** The input of an iteration without an ItemSelector: the item; for an object, its name and value. */
export function itemInput({ key, value }: { readonly key?: string | undefined; readonly value: Json }): Json {
  return key === undefined ? value : { Key: key, Value: value };
}

/**
 * The first step of a reference path that `input` does not have, as named in error messages. `undefined` if it has all
 * of them, and for other paths.
 */
export function firstMissingStep({ root, referencePath, segments }: JsonPath, input: Json): string | undefined {
  if (root !== 'input' || !referencePath) return undefined;
  let node: Json | undefined = input;
  for (const segment of segments) {
    if (segment.kind === 'member') {
      node = isObject(node) ? member(node, segment.name) : undefined;
      if (node === undefined) return segment.name;
    } else if (segment.kind === 'index') {
      node = isArray(node) ? node[segment.index] : undefined;
      if (node === undefined) return String(segment.index);
    } else return undefined;
  }
  return undefined;
}

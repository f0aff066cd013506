import { EvaluationError, RuntimeError } from '../../errors/StatesError';
import { compileJsonata } from '../../expressions/jsonata/compileJsonata';
import { expectKind } from '../../expressions/jsonata/expectKind';
import { compilePath } from '../../expressions/jsonPath/compilePath';
import { compileTemplate } from '../../expressions/template';
import { isArray, isObject, member, toCompactText, type Json } from '../../util/json';
import { evaluateJsonata } from '../dataFlow/evaluateJsonata';
import type { Steps } from '../effects';
import type { Scope } from '../Scope';
import type { StateCompiler } from '../stateHandlers';

/** What a Map runs over, and what each iteration gets as its input. */
export interface Items {
  readonly length: number;
  value(index: number): Json;
  /** The member's name when the Map runs over an object. */
  key(index: number): string | undefined;
  /** The iteration's input: the item, or what ItemSelector makes of it. `outer` is the Map's own scope. */
  input(iteration: Scope, outer: Scope): Steps<Json>;
}

type Selector = (iteration: Scope, input: Json) => Steps<Json>;

/** Compiles ItemsPath or Items, and ItemSelector. */
export function compileMapItems(compiler: StateCompiler): (scope: Scope, input: Json) => Steps<Items> {
  const select = compiler.queryLanguage === 'JSONata' ? compileItems(compiler) : compileItemsPath(compiler);
  const selector = compileSelector(compiler);
  return function* (scope, input) {
    const collection = yield* select(scope, input);
    const keys = isObject(collection) ? Object.keys(collection) : undefined;
    const value = (index: number): Json =>
      keys === undefined ? (collection as readonly Json[])[index]! : member(collection as never, keys[index]!)!;
    return {
      length: keys?.length ?? (collection as readonly Json[]).length,
      value,
      key: (index) => keys?.[index],
      *input(iteration) {
        const { index } = iteration.mapItem!;
        if (selector !== undefined) return yield* selector(iteration, input);
        return keys === undefined ? value(index) : { Key: keys[index]!, Value: value(index) };
      },
    };
  };
}

function compileItemsPath({ definition }: StateCompiler): (scope: Scope, input: Json) => Steps<Json> {
  const path = compilePath(definition.ItemsPath ?? '$');
  // eslint-disable-next-line require-yield -- the other language waits here
  return function* (scope, input) {
    const items = path.require(scope.seeing(input));
    if (isArray(items) || isObject(items)) return items;
    throw new RuntimeError(`Reference path "${path.source.replace(/^\$\$/, '$')}" must point to array.`);
  };
}

function compileItems({ definition }: StateCompiler): (scope: Scope, input: Json) => Steps<Json> {
  const { Items } = definition;
  if (Items === undefined) return itemsFromInput;
  const template = compileJsonata(Items, 'Items');
  const text = typeof Items === 'string' ? Items : toCompactText(Items);
  return function* (scope, input) {
    const items = yield* evaluateJsonata(scope, template, { input });
    expectKind(items, ['array', 'object'], text, 'Items');
    return items;
  };
}

// eslint-disable-next-line require-yield
function* itemsFromInput(_scope: Scope, input: Json): Steps<Json> {
  if (isArray(input)) return input;
  throw new EvaluationError(`Map state input must be an array but was: ${toCompactText(input)}`);
}

/** ItemSelector, or the deprecated Parameters: evaluated for each item, with `Map.Item` in the context. */
function compileSelector({ definition, queryLanguage }: StateCompiler): Selector | undefined {
  const source = definition.ItemSelector ?? (queryLanguage === 'JSONPath' ? definition.Parameters : undefined);
  if (source === undefined) return undefined;
  if (queryLanguage === 'JSONata') {
    const template = compileJsonata(source, 'ItemSelector');
    return (iteration, input) => evaluateJsonata(iteration, template, { input });
  }
  const template = compileTemplate(source, definition.ItemSelector === undefined ? 'Parameters' : 'ItemSelector');
  // eslint-disable-next-line require-yield
  return function* (iteration, input) {
    return template.evaluate(iteration.seeing(input));
  };
}

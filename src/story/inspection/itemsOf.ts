import { languageOf, textIn } from '../../language/asl/walk';
import { compilePath } from '../../language/expressions/jsonPath/compilePath';
import { compileJsonata } from '../../language/expressions/jsonata/compileJsonata';
import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import { findState } from '../trace/findState';
import { strandsOf, type Story, type Visit } from '../trace/Story';
import { VisitScope } from './visitScope';

/** An item of a Map, as `$$.Map.Item` has it. */
export interface VisitedItem {
  readonly index: number;
  readonly value: Json;
  /** The member's name when the Map runs over an object. */
  readonly key: string | undefined;
}

/**
 * One of the items that a visit of an inline Map ran over. No history has them: ItemsPath or Items is evaluated again.
 * `undefined` if that is impossible, or does not give as many items as the history has.
 */
export function itemOf(story: Story, visit: Visit, index: number): VisitedItem | undefined {
  const items = itemsOf(story, visit);
  if (items === undefined) return undefined;
  const keys = isObject(items) ? Object.keys(items) : undefined;
  const values = isObject(items) ? Object.values(items) : (items as readonly Json[]);
  const most = Math.max(-1, ...strandsOf(visit).map((strand) => strand.index));
  const value = most < values.length ? values[index] : undefined;
  return value === undefined ? undefined : { index, value, key: keys?.[index] };
}

function itemsOf(story: Story, visit: Visit): Json | undefined {
  const state = findState(story.origin.definition, visit.state);
  if (state === undefined || state.type !== 'Map') return undefined;
  const scope = new VisitScope(story, visit);
  try {
    const items =
      languageOf(state.object, state.language) === 'JSONPath'
        ? pathItems(state.object, scope)
        : jsonataItems(state.object, scope);
    return isArray(items) || isObject(items) ? items : undefined;
  } catch {
    return undefined;
  }
}

function pathItems(state: JsonObject, scope: VisitScope): Json {
  const inputPath = member(state, 'InputPath');
  const effective = inputPath === null ? {} : compilePath(textIn(state, 'InputPath') ?? '$').require(scope);
  return compilePath(textIn(state, 'ItemsPath') ?? '$').require(scope.seeing(effective));
}

function jsonataItems(state: JsonObject, scope: VisitScope): Json {
  const items = member(state, 'Items');
  return items === undefined ? scope.input : compileJsonata(items, 'Items').evaluate(scope.bindings());
}

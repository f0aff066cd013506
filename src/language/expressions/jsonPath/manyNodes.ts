import type { Json, JsonArray, JsonObject } from '../../../util/json';
import { lazy } from '../../../util/lazy';

/**
 * The selectors that lead to many nodes, evaluated by jsonpath-plus one selector at a time, because it evaluates many
 * whole paths differently from Jayway. Text from a definition never reaches the library: it sees only these three
 * constant paths, and a filter reaches it as a function.
 */
const everyChild = '$.*';
const everyContainer = '$..';
const everyAccepted = '$[?(accept(@))]';

/** A node with the last step that led to it. */
interface Child {
  readonly step: string | number;
  readonly value: Json;
}

/** The members or elements, in order; nothing for a scalar. */
export function childNodes(node: Json): Child[] {
  return ask(everyChild, node, 'all').map(toChild);
}

/** The node itself and every object and array below it; a parent comes before its children. */
export function containersOf(node: Json): (JsonArray | JsonObject)[] {
  return ask(everyContainer, node, 'value') as (JsonArray | JsonObject)[];
}

/** The elements that `accept` accepts. What it throws is rethrown unchanged; the library would wrap it. */
export function acceptedBy(items: JsonArray, accept: (item: Json) => boolean): Child[] {
  const thrown: unknown[] = [];
  const guarded = (item: Json): boolean => {
    try {
      return thrown.length === 0 && accept(item);
    } catch (error) {
      thrown.push(error);
      return false;
    }
  };
  const found = ask(everyAccepted, items, 'all', { accept: guarded });
  if (thrown.length > 0) throw thrown[0];
  return found.map(toChild);
}

interface Found {
  readonly parentProperty: string | number;
  readonly value: Json;
}

function toChild(found: unknown): Child {
  const { parentProperty, value } = found as Found;
  return { step: parentProperty, value };
}

/** Loaded when the first such path is evaluated: almost no paths of real definitions need it. */
const loadLibrary = lazy(() => require('jsonpath-plus') as typeof import('jsonpath-plus'));

function ask(path: string, node: Json, resultType: 'all' | 'value', sandbox: object = {}): unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  const { JSONPath } = loadLibrary();
  return JSONPath({ path, json: node as object, resultType, sandbox: sandbox as Map<string, unknown>, eval: 'safe' });
}

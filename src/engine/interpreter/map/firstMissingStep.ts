import type { JsonPath } from '../../../language/expressions/jsonPath/JsonPath';
import { isArray, isObject, member, type Json } from '../../../util/json';

/**
 * The first step of a reference path that `input` does not have, as error texts name it. `undefined` when it has all of
 * them, and for other paths.
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

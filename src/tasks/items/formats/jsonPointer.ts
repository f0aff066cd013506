import { isArray, isObject, member, type Json } from '../../../util/json';
import { itemReaderFailed } from '../failures';

/** The node that a JSON Pointer (RFC 6901) names. Not recorded: what AWS says when there is none. */
export function atPointer(document: Json, pointer: string): Json {
  let node: Json | undefined = document;
  if (pointer !== '' && !pointer.startsWith('/')) throw noNode(pointer);
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (isArray(node)) node = /^(0|[1-9]\d*)$/.test(name) ? node[Number(name)] : undefined;
    else node = isObject(node) ? member(node, name) : undefined;
    if (node === undefined) throw noNode(pointer);
  }
  return node;
}

function noNode(pointer: string): Error {
  return itemReaderFailed(`The ItemsPointer '${pointer}' leads to nothing in the JSON file.`);
}

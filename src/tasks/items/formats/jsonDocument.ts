import type { ItemBatch } from '../../../contract/mapRun';
import type { StatesError } from '../../../errors/StatesError';
import { isArray, isObject, readJson, type Json, member } from '../../../util/json';
import { whyNoJson } from '../../../util/jacksonMessage';
import { itemReaderFailed } from '../failures';

/** AWS: recorded. */
export function notIterable(): StatesError {
  return itemReaderFailed('Attempting to map over non-iterable node.');
}

/** The items at a JSON Pointer in a document: those of an array, or the members of an object. */
export function itemsAtPointer(bytes: Buffer, pointer: string): ItemBatch {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  let document: Json;
  try {
    document = readJson(text);
  } catch (error) {
    // Not recorded.
    throw itemReaderFailed(`The file is not JSON: ${whyNoJson(text, error)}`);
  }
  const chosen = atPointer(document, pointer);
  if (isArray(chosen)) return { values: chosen };
  if (isObject(chosen)) return { values: Object.values(chosen), keys: Object.keys(chosen) };
  throw notIterable();
}

/** The node at a JSON Pointer (RFC 6901). Not recorded: AWS's error without such a node. */
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

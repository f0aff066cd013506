import type { ItemBatch } from '../../../language/asl/mapRun';
import type { StatesError } from '../../../errors/StatesError';
import { isArray, isObject, readJson, type Json } from '../../../util/json';
import { whyNoJson } from '../../../util/whyNoJson';
import { itemReaderFailed } from '../failures';

/** AWS: recorded. */
export function notIterable(): StatesError {
  return itemReaderFailed('Attempting to map over non-iterable node.');
}

/** Items of a JSON document that is read whole: those of an array, or the members of an object. */
export function itemsOfDocument(bytes: Buffer, choose: (document: Json) => Json): ItemBatch {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  let document: Json;
  try {
    document = readJson(text);
  } catch (error) {
    // Not recorded.
    throw itemReaderFailed(`The file is no JSON: ${whyNoJson(text, error)}`);
  }
  const chosen = choose(document);
  if (isArray(chosen)) return { values: chosen };
  if (isObject(chosen)) return { values: Object.values(chosen), keys: Object.keys(chosen) };
  throw notIterable();
}

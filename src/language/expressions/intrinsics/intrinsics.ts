import { array } from './array';
import { arrayContains } from './arrayContains';
import { arrayGetItem } from './arrayGetItem';
import { arrayLength } from './arrayLength';
import { arrayPartition } from './arrayPartition';
import { arrayRange } from './arrayRange';
import { arrayUnique } from './arrayUnique';
import { base64Decode } from './base64Decode';
import { base64Encode } from './base64Encode';
import { format } from './format';
import { hash } from './hash';
import type { IntrinsicFunction } from './IntrinsicFunction';
import { jsonMerge } from './jsonMerge';
import { jsonToString } from './jsonToString';
import { mathAdd } from './mathAdd';
import { mathRandom } from './mathRandom';
import { stringSplit } from './stringSplit';
import { stringToJson } from './stringToJson';
import { uuid } from './uuid';

/** The intrinsic functions, by name. */
export const intrinsics: ReadonlyMap<string, IntrinsicFunction> = new Map(
  [
    array,
    arrayContains,
    arrayGetItem,
    arrayLength,
    arrayPartition,
    arrayRange,
    arrayUnique,
    base64Decode,
    base64Encode,
    format,
    hash,
    jsonMerge,
    jsonToString,
    mathAdd,
    mathRandom,
    stringSplit,
    stringToJson,
    uuid,
  ].map((intrinsic) => [intrinsic.name, intrinsic]),
);

import { toCompactText, type Json } from '../../../util/json';
import { segmentsText, type Segment } from './segments';

/**
 * Why a path has no result. `notFound`: the data does not have it; `elementAbsent`: its last index is outside the
 * array; `wrongKind`: an index or a filter applies to something without items; `uncomputable`: a filter cannot decide.
 */
type PathFailureKind = 'notFound' | 'elementAbsent' | 'wrongKind' | 'uncomputable';

/** Ends the evaluation of a path without a result. `text` is the message of AWS's JSONPath library. */
export class PathFailure extends Error {
  constructor(
    readonly kind: PathFailureKind,
    readonly text: string,
  ) {
    super(text);
    this.name = 'PathFailure';
  }
}

/** For an index or a slice, the first of the `rest` of a path, on something other than an array. */
export function notAnArray(rest: readonly Segment[], found: Json, isMember: boolean): PathFailure {
  return wrongKind(rest, 'can only be applied to arrays', found, isMember);
}

/** For a filter, the first of the `rest` of a path, on a scalar. */
export function notAContainer(rest: readonly Segment[], found: Json, isMember: boolean): PathFailure {
  return wrongKind(rest, 'can not be applied to primitives', found, isMember);
}

/** AWS: a member's string is printed without quotes, that of an element or of the whole document with them. */
function wrongKind(rest: readonly Segment[], complaint: string, found: Json, isMember: boolean): PathFailure {
  const shown = typeof found === 'string' && isMember ? found : toCompactText(found);
  return new PathFailure('wrongKind', `Filter: ${segmentsText(rest)} ${complaint}. Current context is: ${shown}`);
}

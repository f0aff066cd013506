/**
 * Why a path has no result. `notFound`: the data lack it; `elementAbsent`: its last index lies outside the array;
 * `wrongKind`: an index or a filter met something that has no items.
 */
export type PathFailureKind = 'notFound' | 'elementAbsent' | 'wrongKind';

/** Ends the evaluation of a path that leads nowhere. `text` is the sentence of AWS's JSONPath library. */
export class PathFailure extends Error {
  readonly kind: PathFailureKind;
  readonly text: string;

  constructor(kind: PathFailureKind, text: string) {
    super(text);
    this.name = 'PathFailure';
    this.kind = kind;
    this.text = text;
  }
}

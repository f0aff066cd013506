import type { JsonObject } from '../../../util/json';
import type { DocumentEdit, DocumentPath } from '../DefinitionDocument';
import { looseEnds, type LooseEnd } from './looseEnds';
import type { Sketch } from './Sketch';

/** One thing that the user does to a definition. It is one step of undo. */
export interface Gesture {
  /** What it does, for the undo button and screen readers: `Add Ship`. */
  readonly label: string;
  readonly edits: readonly DocumentEdit[];
  /** The path of the state that is selected afterwards; `undefined` keeps the selection. */
  readonly select?: DocumentPath;
  /** What the definition lacks afterwards and did not lack before. Validation reports it, too. */
  readonly leaves?: readonly LooseEnd[];
}

/** The gesture that a sketch holds. */
export function gestureOf(label: string, before: JsonObject, sketch: Sketch, select?: DocumentPath): Gesture {
  const old = new Set(looseEnds(before).map((end) => JSON.stringify(end)));
  const leaves = looseEnds(sketch.definition).filter((end) => !old.has(JSON.stringify(end)));
  return { label, edits: sketch.edits, leaves, ...(select !== undefined && { select }) };
}

/** A gesture that makes no sense where it is made. The message says why, to the user. */
export class CannotGestureError extends Error {
  override readonly name = 'CannotGestureError';
}

import type { DocumentEdit, DocumentPath } from '../DefinitionDocument';

/** One thing that the user does to a definition. It is one step of undo. */
export interface Gesture {
  /** What it does, for the undo button and screen readers: `Add Ship`. */
  readonly label: string;
  readonly edits: readonly DocumentEdit[];
  /** The path of the state that is selected afterwards; `undefined` keeps the selection. */
  readonly select?: DocumentPath;
}

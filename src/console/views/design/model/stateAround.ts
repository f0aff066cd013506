import type { DefinitionDocument, DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import { statePathOf } from '../../../../definitions/document/gestures/statePath';

/** The path of the innermost state at an offset of the text. */
export function stateAround(document: DefinitionDocument, offset: number): DocumentPath | undefined {
  const path = document.placeAt(offset)?.path;
  return path === undefined ? undefined : statePathOf(path);
}

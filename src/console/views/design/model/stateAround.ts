import type { DefinitionDocument, DocumentPath } from '../../../../definitions/document/DefinitionDocument';

/** The path of the innermost state at an offset of the text. */
export function stateAround(document: DefinitionDocument, offset: number): DocumentPath | undefined {
  const path = document.placeAt(offset)?.path;
  return path === undefined ? undefined : statePathOf(path);
}

/** The path of the innermost state that a path goes through: `States`, its name, and what leads there. */
export function statePathOf(path: DocumentPath): DocumentPath | undefined {
  let at = 0;
  let found: DocumentPath | undefined;
  // A state's own fields can hold members with any name, so the way to a state is walked from the root.
  while (path[at] === 'States' && typeof path[at + 1] === 'string' && path[at + 1] !== '') {
    found = path.slice(0, at + 2);
    at += 2;
    if (path[at] === 'Branches' && typeof path[at + 1] === 'number') at += 2;
    else if (path[at] === 'ItemProcessor' || path[at] === 'Iterator') at += 1;
    else break;
  }
  return found;
}

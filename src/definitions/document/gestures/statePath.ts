import type { DocumentPath } from '../DefinitionDocument';

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

/** The path of the block that a state, or a field of a state or of the block, is in. */
export function blockPathOf(path: DocumentPath): DocumentPath {
  if (path.at(-1) === 'StartAt') return path.slice(0, -1);
  return statePathOf(path)?.slice(0, -2) ?? [];
}

/** The name of the state at a path. */
export function stateNameAt(path: DocumentPath): string {
  return String(path.at(-1));
}

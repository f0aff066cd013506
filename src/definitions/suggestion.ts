import { nearest } from '../util/nearest';

/** With more names than this, suggestions would take seconds. */
const mostNames = 500;

/** The name that was probably meant, from a possibly large set. */
export function suggestion(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  return names.length > mostNames ? undefined : nearest(name, names);
}

/** The same in parentheses, to be appended to a sentence; empty without one. */
export function suggested(name: string, known: Iterable<string>): string {
  const near = suggestion(name, known);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

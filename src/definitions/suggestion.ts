import { nearest } from '../util/nearest';

/** With more names than this a guess would take seconds. */
const mostNames = 500;

/** The name that was probably meant, among names that may be many. */
export function suggestion(name: string, known: Iterable<string>): string | undefined {
  const names = [...known];
  return names.length > mostNames ? undefined : nearest(name, names);
}

/** The same in brackets, behind a sentence; nothing without one. */
export function suggested(name: string, known: Iterable<string>): string {
  const near = suggestion(name, known);
  return near === undefined ? '' : ` (did you mean ${near}?)`;
}

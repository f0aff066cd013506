/** A place in a definition: member names and array indexes from the top. */
export type Path = readonly (string | number)[];

/**
 * A path as printed in diagnostics.
 *
 * AWS: names are joined by `/` and never escaped, indexes are in brackets, and the whole definition is `/`.
 *
 * @example formatPath(['States', 'Fork', 'Branches', 0, 'StartAt']) // '/States/Fork/Branches[0]/StartAt'
 */
export function formatLocation(path: Path): string {
  if (path.length === 0) return '/';
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `/${step}`)).join('');
}

/**
 * A path as a JSON pointer (RFC 6901).
 *
 * @example toPointer(['States', 'a/b', 'Next']) // '/States/a~1b/Next'
 */
export function toPointer(path: Path): string {
  return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

import { HarnessError } from '../../errors/HarnessError';
import { atPlace, findNeverMatching } from './findNeverMatching';
import { isAsymmetric, type Asymmetric } from './isAsymmetric';
import { isArray, isObject, member, type Json } from '../../util/json';

/**
 * Where a value first differs from a pattern, as a JSON pointer (`/items/0/id`), or `undefined` if it matches. Members
 * that the pattern does not name are ignored; a member that is `undefined` in the pattern must be absent; arrays must
 * have the same length. Asymmetric matchers of Jest and Vitest (`expect.any(Number)`) may occur anywhere.
 *
 * @example findMismatch({ orderId: 1 }, { orderId: 2, note: '' }) // '/orderId'
 */
export function findMismatch(pattern: unknown, value: Json | undefined, pointer = ''): string | undefined {
  if (isAsymmetric(pattern)) return pattern.asymmetricMatch(value) ? undefined : pointer;
  if (pattern === undefined || value === undefined) return pattern === value ? undefined : pointer;
  if (typeof pattern !== 'object' || pattern === null) return Object.is(pattern, value) ? undefined : pointer;
  if (Array.isArray(pattern)) {
    if (!isArray(value) || value.length !== pattern.length) return pointer;
    return first(pattern, (inner, i) => findMismatch(inner, value[i], `${pointer}/${i}`));
  }
  if (!isObject(value)) return pointer;
  const given = pattern as Readonly<Record<string, unknown>>;
  return first(Object.keys(given), (name) =>
    findMismatch(given[name], member(value, name), `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}

/**
 * Throws a HarnessError for a pattern that no JSON matches: undefined, a promise, NaN, a regular expression, a Map. A
 * member that is undefined is allowed: it must be absent.
 */
export function checkPattern(pattern: unknown): void {
  const never = findNeverMatching(pattern, { undefinedMembers: true });
  if (never === undefined) return;
  throw new HarnessError(`The pattern of .when(…) matches nothing: it is ${atPlace(never)}`);
}

function first<T, R>(items: readonly T[], of: (item: T, index: number) => R | undefined): R | undefined {
  for (let i = 0; i < items.length; i++) {
    const result = of(items[i]!, i);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** The value at a JSON pointer. */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  let at = value;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    at = isArray(at) ? at[Number(name)] : isObject(at) ? member(at, name) : undefined;
  }
  return at;
}

/** A pattern for a message. */
export function describePattern(pattern: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(pattern, (_name, value: unknown) => (isAsymmetric(value) ? nameOf(value) : value));
  } catch {
    text = undefined;
  }
  if (text === undefined) return typeof pattern;
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function nameOf(matcher: Asymmetric): string {
  return `<${matcher.toAsymmetricMatcher?.() ?? String(matcher)}>`;
}

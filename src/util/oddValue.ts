import { isBrief } from './brief';
import { isPending } from './pending';

/**
 * What JSON would silently leave out or change in a value: `a promise: did you forget an await? (at .charge)`;
 * `undefined` if there is nothing. Members that are undefined are left out on purpose.
 */
export function oddValue(value: unknown): string | undefined {
  return find(value, '', 0);
}

/** Beyond this depth, it may be circular. */
const deepest = 100;

function find(value: unknown, at: string, depth: number): string | undefined {
  const odd = kindOfOdd(value);
  if (odd !== undefined) return at === '' ? odd : `${odd} (at ${at})`;
  if (typeof value !== 'object' || value === null || depth > deepest) return undefined;
  // It converts itself to JSON: a Date, a number with all its digits.
  if ((value as { readonly toJSON?: unknown }).toJSON !== undefined || ArrayBuffer.isView(value)) return undefined;
  const isList = Array.isArray(value);
  for (const name in value) {
    const inner = (value as Readonly<Record<string, unknown>>)[name];
    if (inner === undefined || typeof inner === 'string' || inner === null) continue;
    const found = find(inner, isList ? `${at}[${name}]` : `${at}.${name}`, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What JSON would leave out or change of the value itself. */
function kindOfOdd(value: unknown): string | undefined {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? undefined : `${value}, and JSON has no such number`;
    case 'function':
    case 'symbol':
      return `a ${typeof value}, and JSON has none`;
    case 'object':
      return value === null ? undefined : oddObject(value);
    default:
      return undefined;
  }
}

function oddObject(value: object): string | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || Array.isArray(value)) return undefined;
  if (isBrief(value)) return 'an object of Stepmill, not data: write the member that is meant, such as run.output';
  if (isPending<unknown>(value)) return 'a promise: did you forget an await?';
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  if (kind === 'Error') return 'an Error, which JSON cannot represent. To fail, write .throws(…) or .fails(…)';
  return ['RegExp', 'Map', 'Set', 'WeakMap', 'WeakSet'].includes(kind)
    ? `a ${kind}, which JSON cannot represent`
    : undefined;
}

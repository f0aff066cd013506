import { isBrief } from './brief';
import { isPending } from './pending';

/**
 * What of a value JSON leaves out, or makes something else of, without a word: `a promise: did you forget an await? (at
 * .charge)`; `undefined` when there is nothing of that kind. Members that are undefined are left out on purpose.
 */
export function oddValue(value: unknown): string | undefined {
  return find(value, '', 0);
}

/** Deeper than this, it may be a circle. */
const deepest = 100;

function find(value: unknown, at: string, depth: number): string | undefined {
  const odd = kindOfOdd(value);
  if (odd !== undefined) return at === '' ? odd : `${odd} (at ${at})`;
  if (typeof value !== 'object' || value === null || depth > deepest) return undefined;
  // It says itself what it is in JSON: a Date, a number with all its digits.
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

/** What of a value itself JSON leaves out, or makes something else of. */
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
  if (kind === 'Error') return 'an Error, of which JSON has nothing. To fail, write .throws(…) or .fails(…)';
  return ['RegExp', 'Map', 'Set', 'WeakMap', 'WeakSet'].includes(kind)
    ? `a ${kind}, of which JSON has nothing`
    : undefined;
}

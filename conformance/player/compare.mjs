// Compares what a scenario expects with what was answered. A difference has the pointer of the expected leaf.
import { kinds, pieces, placeholderOf } from './names.mjs';

/** Members of API answers and event details that are JSON in a string. */
export const jsonTexts = new Set([
  ...['input', 'output', 'parameters', 'definition', 'cause', 'context', 'result', 'variables'],
  ...['afterArguments', 'afterInputPath', 'afterItemBatcher', 'afterItemSelector', 'afterItemsPath'],
  ...['afterItemsPointer', 'afterParameters', 'afterResultPath', 'afterResultSelector'],
]);

/** A whole API answer: members that are not named are free; members that are JSON in a string are looked into. */
export const answer = { free: true };
/** A JSON value: members are as many as expected. */
export const json = { free: false };

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const point = (pointer, key) => `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Returns the first difference as { pointer, expected, got }, or undefined. Binds names on the way. */
export function compare(expected, got, pointer, names, how = answer) {
  if (typeof expected === 'string') return compareText(expected, got, pointer, names);
  const differ = () => ({ pointer, expected, got });
  if (Array.isArray(expected)) {
    if (!Array.isArray(got)) return differ();
    for (let i = 0; i < Math.min(expected.length, got.length); i++) {
      const difference = compare(expected[i], got[i], point(pointer, i), names, how);
      if (difference) return difference;
    }
    return expected.length === got.length ? undefined : differ();
  }
  if (isObject(expected)) return isObject(got) ? compareMembers(expected, got, pointer, names, how) : differ();
  return expected === got ? undefined : differ();
}

function compareMembers(expected, got, pointer, names, how) {
  const { $only, $more, ...members } = expected;
  for (const [written, value] of Object.entries(members)) {
    const key = names.fill(written);
    const isText = how.free && typeof value !== 'string' && (how.texts || jsonTexts.has(key));
    const below = { ...how, texts: key === 'assignedVariables' };
    const difference = isText
      ? compareJsonText(value, got[key], point(pointer, written), names)
      : compare(value, Object.hasOwn(got, key) ? got[key] : undefined, point(pointer, written), names, below);
    if (difference) return difference;
  }
  if (how.free ? !$only : $more) return undefined;
  const known = new Set(Object.keys(members).map((key) => names.fill(key)));
  const extra = Object.keys(got).find((key) => !known.has(key) && got[key] !== undefined);
  return extra === undefined ? undefined : { pointer, expected: `no member ${extra}`, got: got[extra] };
}

/** A value that is expected as JSON in a string. */
export function compareJsonText(expected, got, pointer, names) {
  if (typeof got !== 'string') return { pointer: pointer, expected: 'JSON in a string', got };
  let value;
  try {
    value = JSON.parse(got);
  } catch {
    return { pointer: pointer, expected, got };
  }
  return compare(expected, value, pointer, names, json);
}

function compareText(expected, got, pointer, names) {
  const only = placeholderOf(expected);
  const differ = (wanted = expected) => ({ pointer, expected: wanted, got });
  if (!only)
    return typeof got === 'string' && matchPieces(expected, got, names) ? undefined : differ(filled(expected, names));
  if (only.kind === 'absent') return got === undefined ? undefined : differ('no such member');
  if (got === undefined) return differ();
  if (only.kind && only.kind !== 'any' && !(isScalar(got) && new RegExp(`^(?:${kinds[only.kind]})$`).test(String(got))))
    return differ();
  if (only.name === undefined) return undefined;
  const known = names.get(only.name);
  if (known === undefined) names.bind(only.name, got);
  return known === undefined || same(known, got) ? undefined : differ(known);
}

const isScalar = (value) => typeof value === 'string' || typeof value === 'number';
const same = (a, b) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The text with the values that are known already, for people. */
function filled(text, names) {
  return pieces(text)
    .map((piece) =>
      typeof piece === 'string'
        ? piece
        : (names.get(piece.name ?? '') ?? `\${${piece.name ?? ''}${piece.kind ? `:${piece.kind}` : ''}}`),
    )
    .join('');
}

function matchPieces(expected, got, names) {
  const parts = pieces(expected);
  if (parts.length === 1) return expected === got;
  const unbound = [];
  const pattern = parts.map((part) => {
    if (typeof part === 'string') return escaped(part);
    const known = part.name === undefined ? undefined : names.get(part.name);
    if (known !== undefined) return escaped(String(known));
    const again = unbound.indexOf(part.name);
    if (part.name !== undefined && again >= 0) return `\\k<n${again}>`;
    unbound.push(part.name);
    return `(?<n${unbound.length - 1}>${kinds[part.kind ?? 'text'].replace(/([*+])$/, '$1?')})`;
  });
  const found = new RegExp(`^${pattern.join('')}$`).exec(got);
  if (!found) return false;
  unbound.forEach((name, i) => name !== undefined && names.bind(name, found.groups[`n${i}`]));
  return true;
}

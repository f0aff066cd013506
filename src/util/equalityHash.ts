/** Deeper values and the middle of longer strings are ignored. */
const deepest = 6;
const longestText = 256;

/**
 * Returns a number that is the same for all values that `toEqual` considers equal, if one of them is JSON. Other values
 * may have the same number. `undefined` for values that only a comparison can decide: asymmetric matchers, dates, maps.
 *
 * Members and items that are undefined are ignored, and so is the order of members: `this.equals` of a matcher
 * considers `[]` and `[undefined]` equal.
 */
export function equalityHash(value: unknown, depth = 0): number | undefined {
  if (typeof value === 'string') return ofText(value);
  if (typeof value === 'number') return ofText(String(value)) + 1;
  if (value === null || value === undefined || typeof value === 'boolean') return ofText(String(value)) + 2;
  if (typeof value !== 'object' || isMatcher(value)) return undefined;
  const isArray = Array.isArray(value);
  if (!isArray && Object.prototype.toString.call(value) !== '[object Object]') return undefined;
  let hash = isArray ? 3 : 4;
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const ofMember = equalityHash(depth < deepest ? member : null, depth + 1);
    if (ofMember === undefined) return undefined;
    hash = (hash + Math.imul(ofText(name) ^ 0x9e3779b9, ofMember | 1)) | 0;
  }
  return hash;
}

function isMatcher(value: object): boolean {
  return '$$typeof' in value || 'asymmetricMatch' in value;
}

function ofText(text: string): number {
  let hash = text.length;
  const half = longestText / 2;
  for (let at = 0; at < text.length; at++) {
    if (at === half && text.length > longestText) at = text.length - half;
    hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  }
  return hash;
}

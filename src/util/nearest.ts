import { NameIndex } from './NameIndex';
import { wordsOf } from './words';

/**
 * The candidate that was most likely meant: the one with the smallest part to change, or `undefined` if that is more
 * than `share` for each. Ties go to the first.
 */
export function nearest(text: string, candidates: readonly string[], share = 0.4): string | undefined {
  let best: string | undefined;
  let bestShare = Infinity;
  const wanted = text.slice(0, maxLength).toLowerCase();
  for (const candidate of candidates) {
    const length = Math.min(Math.max(text.length, candidate.length), maxLength);
    const most = Math.floor(Math.min(share, bestShare) * length + 1e-9);
    // Most names have another length.
    if (Math.abs(wanted.length - Math.min(candidate.length, maxLength)) > most) continue;
    const changed = editDistance(wanted, candidate.slice(0, maxLength).toLowerCase(), most) / length;
    if (changed <= share && changed < bestShare) {
      best = candidate;
      bestShare = changed;
    }
  }
  return best;
}

/** `Did you mean 'ResultPath'?`, for the nearest candidate; `undefined` if none is close. */
export function didYouMean(text: string, candidates: readonly string[], share?: number): string | undefined {
  const meant = nearest(text, candidates, share);
  return meant === undefined ? undefined : `Did you mean '${meant}'?`;
}

/**
 * The candidate of which a string is a misspelling: one letter in four (`share`) is wrong, or letters are transposed.
 */
export function misspelt(text: string, candidates: readonly string[], share = 0.25): string | undefined {
  const letters = sortedLetters(text);
  const likely = candidates.filter((candidate) => !differByPrefix(text, candidate));
  return likely.find((candidate) => sortedLetters(candidate) === letters) ?? nearest(text, likely, share);
}

/**
 * The name of which another is a misspelling, word by word: `charge1` is not a misspelt `charge2`, nor `HappyPathV2` a
 * `HappyPath`.
 */
export function misspeltName(name: string, candidates: readonly string[]): string | undefined {
  const words = wordsOf(name);
  let index = indexes.get(candidates);
  if (index === undefined) indexes.set(candidates, (index = new NameIndex(candidates)));
  const likely = index.near(words);
  return misspelt(
    name,
    likely.filter((known) => !differByDigits(name, known) && isMisspelling(words, wordsOf(known))),
  );
}

/** Indexes of lists in which many names are looked up. */
const indexes = new WeakMap<readonly string[], NameIndex>();

/** `subscribe` and `unsubscribe`, `process` and `reprocess`: two words of the language. */
function differByPrefix(one: string, other: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replace(/^(?:de|dis|im|in|non|pre|re|un)/, '');
  return one.toLowerCase() !== other.toLowerCase() && plain(one) === plain(other);
}

function differByDigits(one: string, other: string): boolean {
  return one !== other && one.replace(/\d/g, '') === other.replace(/\d/g, '');
}

function sortedLetters(text: string): string {
  return [...text.slice(0, maxLength).toLowerCase()].sort().join('');
}

/** Longer strings are truncated, so that a hostile name costs no time. */
const maxLength = 200;

/** The number of characters to insert, remove or replace (Levenshtein); `Infinity` if more than `most`. */
function editDistance(from: string, to: string, most: number): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1);
      const changed = Math.min(replaced, row[j]! + 1, next[j - 1]! + 1);
      next.push(changed);
      if (changed < least) least = changed;
    }
    if (least > most) return Infinity;
    row = next;
  }
  return row[to.length]!;
}

/** Whether each word is close to the other's. */
export function isMisspelling(words: readonly string[], known: readonly string[]): boolean {
  if (words.join('') === known.join('')) return true;
  if (words.length !== known.length) return false;
  return words.every((word, index) => misspelt(word, [known[index]!]) !== undefined);
}

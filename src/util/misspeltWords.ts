import { misspelt } from './nearest';

/** Whether each word is nearly the other's. */
export function isMisspelling(words: readonly string[], known: readonly string[]): boolean {
  if (words.join('') === known.join('')) return true;
  if (words.length !== known.length) return false;
  return words.every((word, index) => misspelt(word, [known[index]!]) !== undefined);
}

/** The words of a name, in small letters. */
export function wordsOf(name: string): string[] {
  return name.split(/[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u).map((word) => word.toLowerCase());
}

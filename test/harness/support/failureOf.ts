import { stripVTControlCharacters } from 'node:util';

/** The whole text with which an expectation fails, without colours. */
export function failureOf(expectation: () => void): string {
  try {
    expectation();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  throw new Error('the expectation held');
}

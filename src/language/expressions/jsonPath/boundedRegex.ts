import { callWithin } from '../callWithin';
import { PathFailure } from './PathFailure';

/** A regular expression of a filter: whether it matches a whole text. */
export type RegexTest = (text: string) => boolean;

const maxTimeMs = 500;

/**
 * Compiles a regular expression that cannot hang the process: a test that takes too long throws `PathFailure`. Throws
 * `SyntaxError` for what JavaScript's `u` mode does not know, so that no Java construct silently means something else.
 */
export function boundedRegex(source: string, ignoreCase: boolean): RegexTest {
  const pattern = new RegExp(`^(?:${source})$`, ignoreCase ? 'iu' : 'u');
  const late = (): PathFailure =>
    new PathFailure('uncomputable', `The regular expression /${source}/ took more than ${maxTimeMs} ms`);
  return (text) => callWithin(maxTimeMs, () => pattern.test(text), late);
}

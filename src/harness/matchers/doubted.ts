import { addDoubts, withDoubts } from '../../story/trace/doubts';
import type { Origin } from '../../story/trace/Story';
import type { MatcherResult } from './Matcher';

/** What a matcher answers; its text begins with what speaks against the files that the execution's definition is from. */
export function doubted(received: unknown, match: () => MatcherResult): MatcherResult {
  try {
    const { pass, message } = match();
    return { pass, message: () => withDoubts(message(), originOf(received)) };
  } catch (error) {
    throw addDoubts(error, originOf(received));
  }
}

function originOf(received: unknown): Pick<Origin, 'doubts'> {
  const { story } = Object(received) as { readonly story?: { readonly origin?: Origin } };
  return story?.origin ?? {};
}

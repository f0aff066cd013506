import { addDoubts, withDoubts } from '../../story/trace/doubts';
import type { Origin } from '../../story/trace/Story';
import type { MatcherResult } from './Matcher';

/**
 * A matcher's result. Its message begins with the doubts about the files that the execution's definition comes from.
 */
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

import { HarnessError } from '../../errors/HarnessError';
import { containsPath, type PathExpectation } from '../../story/trace/comparePath';
import { formatPath } from '../../story/trace/formatPath';
import { checkPath } from './checkNames';
import { failure } from './failure';
import type { Matcher } from './Matcher';
import { describePath } from './pathFailure';
import { asRunWithHistory } from './subjects';

export const toHaveTakenPathContaining: Matcher<[expected: PathExpectation]> = function (received, expected) {
  const run = asRunWithHistory(received, 'toHaveTakenPathContaining');
  checkPath(run.story, expected);
  if (expected.length === 0)
    throw new HarnessError(
      "Every path contains the empty one. Name its states: toHaveTakenPathContaining(['Charge', 'Ship']).",
    );
  const found = containsPath(run.story.main, expected);
  return {
    pass: found === undefined,
    message: () =>
      found === undefined
        ? failure(run, ['expected the execution not to have taken a path that contains', `  ${formatPath(expected)}`])
        : describePath(run, 'to have taken a path that contains', expected, found),
  };
};

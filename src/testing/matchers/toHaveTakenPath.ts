import { comparePath, type PathExpectation } from '../../story/trace/comparePath';
import { formatPath } from '../../story/trace/formatPath';
import { checkPath } from './checkNames';
import { failure } from './failure';
import type { Matcher } from './Matcher';
import { describePath } from './pathFailure';
import { asRunWithHistory } from './subjects';

export const toHaveTakenPath: Matcher<[expected: PathExpectation]> = function (received, expected) {
  const run = asRunWithHistory(received, 'toHaveTakenPath');
  checkPath(run.story, expected);
  const found = comparePath(run.story.main, expected);
  return {
    pass: found === undefined,
    message: () =>
      found === undefined
        ? failure(run, ['expected the execution not to have taken the path', `  ${formatPath(expected)}`])
        : describePath(run, 'to have taken the path', expected, found),
  };
};

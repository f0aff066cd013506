import { shortJson } from '../../story/trace/clip';
import {
  pathOf,
  type PathDifference,
  type PathExpectation,
  comparePath,
  containsPath,
} from '../../story/trace/comparePath';
import { formatPath } from '../../story/trace/formatPath';
import { describeError } from '../../story/trace/formatStory';
import { errorOf, type Visit } from '../../story/trace/Story';
import type { Run } from '../run/Run';
import { failure } from './failure';
import { checkPath } from './checkNames';
import type { Matcher } from './Matcher';
import { asRunWithHistory } from './subjects';
import { HarnessError } from '../../errors/HarnessError';

type PathMatcher = Matcher<[expected: PathExpectation]>;

export const toHaveTakenPath: PathMatcher = function (received, expected) {
  return matchPath(received, expected, 'toHaveTakenPath', 'have taken the path', comparePath);
};

export const toHaveTakenPathContaining: PathMatcher = function (received, expected) {
  return matchPath(received, expected, 'toHaveTakenPathContaining', 'have taken a path that contains', (main) => {
    if (expected.length > 0) return containsPath(main, expected);
    throw new HarnessError(
      "Every path contains the empty one. Name the states: toHaveTakenPathContaining(['Charge', 'Ship']).",
    );
  });
};

function matchPath(
  received: unknown,
  expected: PathExpectation,
  name: string,
  words: string,
  compare: typeof comparePath,
): ReturnType<PathMatcher> {
  const run = asRunWithHistory(received, name);
  checkPath(run.story, expected);
  const found = compare(run.story.main, expected);
  return {
    pass: found === undefined,
    message: () =>
      found === undefined
        ? failure(run, [`expected the execution not to ${words}`, `  ${formatPath(expected)}`])
        : describePath(run, `to ${words}`, expected, found),
  };
}

/** Both paths from where they differ, and the state at which they do, with its data. */
function describePath(run: Run, words: string, expected: PathExpectation, difference: PathDifference): string {
  const nested = expected.some((step) => typeof step === 'object');
  const { visit } = difference;
  return failure(
    run,
    [
      `expected the execution ${words}`,
      `  expected: ${formatPath(expected)}`,
      `  actual:   ${formatPath(pathOf(run.story.main, nested))}`,
      `  ${describeParting(difference)}`,
      ...(visit === undefined ? [] : describeVisit(visit)),
    ],
    { mark: visit, markText: 'here it left the expected path' },
  );
}

function describeParting({ expected, actual, where, visit }: PathDifference): string {
  const place = where === undefined ? '' : ` ${where}`;
  const mapRun = visit?.attempts.at(-1)?.mapRunArn;
  if (mapRun !== undefined && where !== undefined)
    return `the items of '${visit!.state}' ran as executions of their own (Map Run ${mapRun}): look at these with sfn.execution(arn)`;
  if (expected === undefined) return `the path was expected to end${place}, but '${actual}' came next`;
  if (actual === undefined) return `'${expected}' was expected${place}, but the path ended`;
  return `'${expected}' was expected${place}, but '${actual}' came`;
}

function describeVisit(visit: Visit): string[] {
  const { error, cause } = errorOf(visit);
  return [
    `  state '${visit.state}' had the input ${shortJson(visit.input)}`,
    ...(visit.output === undefined ? [] : [`  and the output ${shortJson(visit.output)}`]),
    ...(error === undefined ? [] : [`  and the error ${describeError(error, cause)}`]),
  ];
}

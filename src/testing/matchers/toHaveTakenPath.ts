import { comparePath, formatPath, pathOf, type FoundDifference } from '../path/comparePath';
import type { PathExpectation } from '../path/PathExpectation';
import { formatStory, shortJson } from '../story/formatStory';
import type { Run } from '../run/Run';
import type { Matcher } from './Matcher';
import { asRun } from './subjects';

/**
 * The execution went through exactly these states. A Parallel or Map stands as its name, or as
 * `{ name: [path of branch 0, path of branch 1, …] }`.
 *
 * @example expect(run).toHaveTakenPath(['Validate', { Fan: [['Charge'], ['Pack', 'Ship']] }, 'Done']);
 */
export const toHaveTakenPath: Matcher<[expected: PathExpectation]> = function (received, expected) {
  const run = asRun(received, 'toHaveTakenPath');
  const difference = comparePath(run.story.main, expected);
  return {
    pass: difference === undefined,
    message: () =>
      difference === undefined
        ? `expected the execution not to have taken the path\n  ${formatPath(expected)}\n\n${run.toString()}`
        : describeDifference(run, expected, difference),
  };
};

/** Both paths, where they part, and the state at which they do. */
export function describeDifference(run: Run, expected: PathExpectation, difference: FoundDifference): string {
  const nested = expected.some((step) => typeof step === 'object');
  return [
    'expected the execution to have taken the path',
    `  expected: ${formatPath(expected)}`,
    `  actual:   ${formatPath(pathOf(run.story.main, nested))}`,
    ...describeParting(difference),
    '',
    formatStory(run.story, { mark: difference.visit, markText: 'here it left the expected path' }),
  ].join('\n');
}

function describeParting({ expected, actual, where, visit }: FoundDifference): string[] {
  const place = where === undefined ? '' : ` ${where}`;
  const parting =
    expected === undefined
      ? `  the path was expected to end${place}, but '${actual}' came next`
      : actual === undefined
        ? `  '${expected}' was expected${place}, but the path ended`
        : `  '${expected}' was expected${place}, but '${actual}' came`;
  if (visit === undefined) return [parting];
  const error = visit.error ?? visit.attempts.at(-1)?.error;
  return [
    parting,
    `  state '${visit.state}': input ${shortJson(visit.input)}`,
    ...(visit.output === undefined ? [] : [`  state '${visit.state}': output ${shortJson(visit.output)}`]),
    ...(error === undefined ? [] : [`  state '${visit.state}': error ${error}`]),
  ];
}

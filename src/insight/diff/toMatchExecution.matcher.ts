import { HarnessError } from '../../errors/HarnessError';
import { compareExecutions } from './compareExecutions';
import { formatComparison } from './formatComparison';
import type { Story } from '../../story/trace/Story';
import { checkMembers } from '../../util/checkMembers';
import { failure } from '../../harness/matchers/failure';
import type { Matcher } from '../../harness/matchers/Matcher';
import { asRunWithHistory } from '../../harness/matchers/subjects';
import type { MatchOptions } from '../../harness/matchers/MatchOptions';

export const toMatchExecution: Matcher<[other: unknown, options?: MatchOptions]> = function (
  received,
  other,
  options = {},
) {
  const run = asRunWithHistory(received, 'toMatchExecution');
  const expected = asRunWithHistory(other, 'toMatchExecution');
  checkMembers(options, ['durations', 'children'], 'The second argument of toMatchExecution(other, options)');
  const { durations = false, children } = options;
  if (children !== undefined && children !== 'ignore')
    throw new HarnessError("The option children of toMatchExecution is 'ignore', or left out.");
  if (isSame(run.story, expected.story))
    throw new HarnessError('toMatchExecution was given the same run twice, but it compares two runs.');
  for (const { status, executionArn } of [run, expected])
    if (status === 'RUNNING')
      throw new HarnessError(
        `toMatchExecution compares executions that have ended, but ${executionArn} is still running. Await its end: await started.ended(), await sfn.ended(arn).`,
      );
  const comparison = compareExecutions({ story: expected.story }, { story: run.story }, { durations });
  const [unseen] = comparison.notCompared;
  if (unseen !== undefined && children !== 'ignore' && comparison.differences.length === 0)
    throw new HarnessError(
      `toMatchExecution cannot compare ${unseen}. Compare each of them: ` +
        "const each = await run.mapRun('…'); expect(await each.item(0)).toMatchExecution(…). " +
        "To leave them out: toMatchExecution(other, { children: 'ignore' }).",
    );
  return {
    pass: comparison.differences.length === 0,
    message: () =>
      failure(run, [
        this.isNot === true
          ? 'expected the execution not to do what the other one did'
          : `expected the execution to do what the other one did (${expected.executionArn})`,
        formatComparison(comparison, { expected: 'other', actual: 'this one' }),
      ]),
  };
};

/** Whether both are the same execution, redriven equally often. */
function isSame(one: Story, other: Story): boolean {
  return (
    one.executionArn === other.executionArn &&
    one.events?.length === other.events?.length &&
    one.origin.emulator === other.origin.emulator
  );
}

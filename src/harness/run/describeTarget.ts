import type { StartedTarget } from '../../emulator/starts/rules/StartedTarget';
import { shortJson } from '../../story/trace/clip';
import { readJson } from '../../util/json';

/** What became of a target of a rule or schedule, in one line. */
export function describeTarget({ id, arn, input, executionArn, failure, notRun }: StartedTarget): string {
  const of = `    target ${id}`;
  if (executionArn !== undefined)
    return `${of} started ${executionArn} with ${input === undefined ? '' : shortJson(readJson(input), 200)}`;
  if (failure === undefined) return `${of} (${arn}) did not run: ${notRun ?? ''}`;
  const letter =
    failure.deadLetterArn === undefined ? 'The event is lost' : `The event went to ${failure.deadLetterArn}`;
  return `${of} (${arn}) failed with ${failure.code}: ${failure.message} ${letter}.`;
}

import type { RecordedExecution } from './Recording';

const ends: Readonly<Record<string, string>> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  ABORTED: 'ExecutionAborted',
  TIMED_OUT: 'ExecutionTimedOut',
};

/** The error of an execution in Stepmill that a task without an answer has ended, or something of that kind. */
const mistakeError = 'Stepmill.HarnessError';

/**
 * Why a recorded execution is incomplete, as a sentence; `undefined` if it is complete. An incomplete one never agrees
 * with another.
 */
export function whyIncomplete({ description, events }: RecordedExecution): string | undefined {
  const { status, redriveCount } = description;
  const end = typeof status === 'string' && Object.hasOwn(ends, status) ? ends[status] : undefined;
  if (end === undefined) return `The execution had not ended: its status is ${String(status)}.`;
  if (description['error'] === mistakeError)
    return `A mistake in the set-up ended it, not the workflow: ${String(description['cause'])}`;
  if (events === undefined) return 'It has no history: AWS keeps none of Express executions.';
  if (events.length === 0) return 'Its history has no events.';
  const list = events as readonly { readonly id: number; readonly type: string }[];
  const gap = list.findIndex(({ id }, index) => id !== index + 1);
  if (gap >= 0) return `Its history has no event ${gap + 1}: it was cut.`;
  if (list[0]!.type !== 'ExecutionStarted') return `Its history does not begin with ExecutionStarted.`;
  const last = list.at(-1)!;
  if (last.type !== end)
    return `Its history ends with event ${last.id}, ${last.type}, and not with ${end}: it was cut.`;
  const redrives = list.filter(({ type }) => type === 'ExecutionRedriven').length;
  if (typeof redriveCount === 'number' && redriveCount !== redrives)
    return `Its history has ${redrives} redrives of ${redriveCount}: it was cut.`;
  return undefined;
}

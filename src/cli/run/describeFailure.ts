import { describeError } from '../../story/trace/formatStory';
import { withoutControls } from '../../util/withoutControls';
import { isObject, member, type Json } from '../../util/json';

const longestCause = 120;

/** An error and its cause in one line. For a Lambda function's error, shows the message without its stack. */
export function describeFailure(error: string | undefined, cause: string | undefined): string {
  // The full message follows at the end.
  if (error === 'Stepmill.HarnessError') return 'stopped here';
  const told = cause === undefined ? undefined : messageOf(cause);
  const shown = told === undefined || told.length <= longestCause ? told : `${told.slice(0, longestCause)}…`;
  return withoutControls(describeError(error, shown));
}

function messageOf(cause: string): string {
  if (!cause.startsWith('{')) return cause;
  try {
    const value = JSON.parse(cause) as Json;
    const message = isObject(value) ? member(value, 'errorMessage') : undefined;
    return typeof message === 'string' ? message : cause;
  } catch {
    return cause;
  }
}

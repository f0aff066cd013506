import { describeError } from '../../story/trace/formatStory';
import { withoutControls } from '../../util/withoutControls';
import { isObject, member, type Json } from '../../util/json';

const longestCause = 120;

/** An error and its cause on one line. What a Lambda function has thrown is told by its message, without its trace. */
export function describeFailure(error: string | undefined, cause: string | undefined): string {
  // What it is, is told at the end, at length.
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

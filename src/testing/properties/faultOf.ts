import type { Run } from '../harness/run/Run';
import { describeError } from '../../story/trace/formatStory';

/** Errors that are the definition's own: no task has failed. */
const own: ReadonlySet<string> = new Set(
  [
    'Runtime',
    'NoChoiceMatched',
    'ParameterPathFailure',
    'ResultPathMatchFailure',
    'IntrinsicFailure',
    'QueryEvaluationError',
    'DataLimitExceeded',
    'ItemReaderFailed',
  ].map((name) => `States.${name}`),
);

/** What is wrong with a run whatever its test expects of it; `undefined` when nothing is. */
export function faultOf({ status, error, cause, story }: Run, allowed: readonly string[]): string | undefined {
  if (status === 'RUNNING' || status === 'PENDING_REDRIVE') return 'the execution does not end';
  if (status === 'ABORTED') return undefined;
  if (error === undefined || !own.has(error) || allowed.includes(error)) return undefined;
  // A Fail state may end with whatever name it likes.
  if (story.main.visits.at(-1)?.type === 'Fail') return undefined;
  return `the execution fails by its own definition: ${describeError(error, cause)}`;
}

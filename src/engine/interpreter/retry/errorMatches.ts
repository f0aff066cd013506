import type { InterpretedRun } from '../InterpretedRun';

/** The error that ErrorEquals is compared with. */
export interface NamedError {
  readonly error: string | undefined;
  readonly alias?: string | undefined;
}

/** Whether a redriven execution failed before because its data was too large. */
export function failedForSize({ redriven }: InterpretedRun): boolean {
  return redriven?.failedWith === 'States.DataLimitExceeded';
}

/** Whether no Retry or Catch may handle a failure. AWS: not even by the name States.Runtime (recorded). */
export function isFatal({ error }: NamedError): boolean {
  return error === 'States.Runtime';
}

/**
 * Whether one of the names matches the error. `States.ALL` is a wildcard; `States.TaskFailed` matches everything but
 * `States.Timeout`. See "Error handling" of the Amazon States Language.
 */
export function errorMatches(names: readonly string[], { error, alias }: NamedError): boolean {
  return names.some(
    (name) =>
      name === 'States.ALL' ||
      (name === error && error !== undefined) ||
      (name === alias && alias !== undefined) ||
      (name === 'States.TaskFailed' && error !== 'States.Timeout'),
  );
}

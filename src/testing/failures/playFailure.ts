import type { ScriptBuilder } from '../../tasks/mocking/ScriptBuilder';
import type { Failure } from './FailureScenario';

/** Lets a script answer as a failure says. */
export function playFailure(script: ScriptBuilder, { kind, error, times }: Failure): void {
  // Otherwise a test would pass although its run never reaches the state.
  script.script.mustBeAsked = true;
  // The definition may name errors that no schema lists.
  script.validated('NONE');
  if (kind === 'error') script.throws(error, `Failure scenario: ${error}`).times(times);
  else script.timesOut().times(times);
}

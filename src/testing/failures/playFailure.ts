import type { ScriptBuilder } from '../../tasks/mocking/ScriptBuilder';
import type { Failure } from './FailureScenario';

/** Lets a script answer as a failure says. */
export function playFailure(script: ScriptBuilder, { kind, error, times }: Failure): void {
  // Else a test would be green whose run never comes to the state.
  script.script.mustBeAsked = true;
  // What a definition names, no schema has to know.
  script.validated('NONE');
  if (kind === 'error') script.throws(error, `Failure scenario: ${error}`).times(times);
  else script.timesOut().times(times);
}

/**
 * What is wrong, or doubtful, in a state machine definition: data for its author. See `ValidateStateMachineDefinition` of
 * the Step Functions API.
 */
export interface Diagnostic {
  /** An error refuses the definition, a warning never does. */
  readonly severity: 'ERROR' | 'WARNING';
  /** `SCHEMA_VALIDATION_FAILED`, `MISSING_TRANSITION_TARGET` … */
  readonly code: string;
  readonly message: string;
  /** As AWS writes it: `/States/Charge/Resource`. Absent where AWS names none. */
  readonly location?: string;
}

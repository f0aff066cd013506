/**
 * What is wrong, or doubtful, in a state machine definition, as data for its author. See
 * `ValidateStateMachineDefinition` of the Step Functions API.
 */
export interface Diagnostic {
  /** An error rejects the definition, a warning never does. */
  readonly severity: 'ERROR' | 'WARNING';
  /** `SCHEMA_VALIDATION_FAILED`, `MISSING_TRANSITION_TARGET` … */
  readonly code: string;
  readonly message: string;
  /** In AWS's form: `/States/Charge/Resource`. Absent if AWS names none. */
  readonly location?: string;
}

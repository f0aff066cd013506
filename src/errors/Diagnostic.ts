/**
 * What is wrong, or doubtful, in a state machine definition: data for its author.
 * `location` is written as AWS writes it (`/States/Charge/Resource`).
 */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  readonly location?: string;
}

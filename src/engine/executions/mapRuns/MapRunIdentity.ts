import type { ExecutionTarget } from '../StartedExecution';

/** The ARN of a Map Run, and what its children run. */
export interface MapRunIdentity {
  readonly arn: string;
  readonly target: ExecutionTarget;
}

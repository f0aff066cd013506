import type { ExecutionTarget } from '../StartedExecution';

/** Which Map Run one is, and what its children run. */
export interface MapRunIdentity {
  readonly arn: string;
  readonly target: ExecutionTarget;
}

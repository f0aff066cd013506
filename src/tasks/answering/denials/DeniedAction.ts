import type { PolicyKind } from '../../../services/iam/evaluate/evaluatePolicies';

/** An action that is denied, and on what. */
export interface DeniedAction {
  /** `lambda:InvokeFunction` */
  readonly action: string;
  /** An ARN. Default: the resource that the task's parameters name. */
  readonly resource?: string;
  /**
   * What denies it: the role's own policies, its boundary, or its trust policy; `credentials`: the trust policy of the
   * role that the task's Credentials name. Default: the role's own policies.
   */
  readonly by?: PolicyKind | 'trust' | 'credentials';
  /** Whether a statement denies it, and not just none allows it. */
  readonly explicit?: true;
}

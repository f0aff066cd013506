import type { ContextKeys } from './RequestContext';

/** A call for which IAM evaluates policies. */
export interface IamRequest {
  /** `lambda:InvokeFunction` */
  readonly action: string;
  /** An ARN; `*` for an action that is about no resource; a pattern if only a part of the ARN is known. */
  readonly resource: string | { readonly pattern: string };
  readonly context?: ContextKeys;
}

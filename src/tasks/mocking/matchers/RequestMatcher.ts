import type { TargetKind } from '../../awsServices/AwsService';
import type { TaskRequest } from '../../../language/asl/task';

/** One condition of a script. */
export interface RequestMatcher {
  /** As it reads in a message: `state 'Charge'`. */
  readonly description: string;
  matches(request: TaskRequest): boolean;
  /** Why it does not match, as a half-sentence: `the state is 'Ship'`. Only asked when it does not. */
  mismatch(request: TaskRequest): string;
  /** The state that it wants, so that a misspelt one can be told. */
  readonly state?: string;
  /** The function, queue … that it wants, as it was given. */
  readonly target?: { readonly kind: TargetKind; readonly given: string };
  /** The service and action that it wants: `dynamodb:getItem`. */
  readonly callee?: string;
  /** The name of the state machine that it wants. */
  readonly stateMachine?: string;
  /** The item of a Map that it wants, from 0. */
  readonly item?: number;
  /** The test case that it wants. */
  readonly testCase?: string;
}

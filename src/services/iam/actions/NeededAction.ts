import type { TaskResource } from '../../../language/asl/resource';
import type { JsonObject } from '../../../util/json';
import type { ArnPlace } from '../../AwsService';

/** One action of IAM that a role must allow, with the resources on which it is used. */
export interface NeededAction {
  /** As AWS's service authorization reference spells it: `lambda:InvokeFunction`. */
  readonly action: string;
  /**
   * ARNs; the role must allow the action on all of them. A `*` within an ARN stands for any text (all executions of a
   * machine), and the resource `*` alone for an action that is used on no single resource.
   */
  readonly resources: readonly string[];
  /** The resources are only known at run time: each `*` in `resources` stands for one unknown text, not for any text. */
  readonly atRunTime?: true;
  /** Why, as a clause whose subject is the state or the machine: `invokes a function`. */
  readonly reason: string;
  readonly when: NeededWhen;
  /** What the request says about itself, by condition key: `{ 'iam:PassedToService': 'ecs-tasks.amazonaws.com' }`. */
  readonly context?: Readonly<Record<string, string>>;
  /**
   * Why it may not be needed: only some tasks need it, or AWS does not document it. A missing action with a doubt is no
   * reason to deny anything.
   */
  readonly doubt?: string;
  /** The ARN of the role that needs it, if not the machine's: the role that a task's `Credentials` name. */
  readonly role?: string;
}

/**
 * When AWS checks an action.
 *
 * - `create`: when the machine is created or updated.
 * - `call`: when a task makes its call, or a Map Run reads, writes or starts children.
 * - `follow`: while a `.sync` task waits, and when it is abandoned.
 * - `record`: when an execution is traced. It runs on without.
 */
export type NeededWhen = 'create' | 'call' | 'follow' | 'record';

/** One call of a task, as far as it is known. */
export interface TaskCall {
  readonly resource: TaskResource;
  /**
   * The effective parameters, or those that a definition spells out with {@link atRunTime} in place of every value that
   * only run time knows.
   */
  readonly parameters: JsonObject;
  /** The partition, account and region of the machine. */
  readonly place: ArnPlace;
  /** The machine; {@link atRunTime} if it is not known. */
  readonly stateMachineArn: string;
  /** The role that `Credentials` names, or {@link atRunTime}. */
  readonly credentialsRoleArn?: string | undefined;
}

/** Replaces a string in parameters that is only known at run time: a character of Unicode's private use area. */
export const atRunTime = '\uE000';

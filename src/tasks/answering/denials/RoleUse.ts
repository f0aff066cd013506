/** The caller: an execution, or a rule, schedule, pipe or API that starts one. */
export interface RoleUse {
  /** The role that is assumed. */
  readonly roleArn: string;
  /** The machine whose files declare the role, if known. */
  readonly stateMachineName?: string | undefined;
  /** The machine that runs with the role. */
  readonly stateMachineArn?: string | undefined;
  /** What needs the permission, for messages: `state 'Charge'`. */
  readonly subject: string;
  /** The role is not the machine's own: the one of a task's Credentials. */
  readonly isOther?: true;
  /** Epoch milliseconds. */
  readonly now?: number | undefined;
}

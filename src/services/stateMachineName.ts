/** The name in a state machine's ARN, which may end in a version or an alias. A bare name is itself. */
export function stateMachineName(arn: string): string {
  return /:stateMachine:([^:/]+)/.exec(arn)?.[1] ?? arn;
}

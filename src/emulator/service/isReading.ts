/** Whether a call of that operation changes nothing. */
export function isReading(operation: string): boolean {
  return /^(Describe|List|GetExecutionHistory|Validate|TestState)/.test(operation);
}

/** Whether a call of that operation reads machines and activities alone: of executions it tells nothing. */
export function isOfMachines(operation: string): boolean {
  return /^(ListStateMachine|DescribeStateMachine($|Alias)|ListActivities|DescribeActivity|ListTags|Validate)/.test(
    operation,
  );
}

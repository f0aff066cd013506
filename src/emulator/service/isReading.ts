/** Whether an operation changes nothing. */
export function isReading(operation: string): boolean {
  return /^(Describe|List|GetExecutionHistory|Validate|TestState)/.test(operation);
}

/** Whether an operation only reads machines and activities, and nothing about executions. */
export function isOfMachines(operation: string): boolean {
  return /^(ListStateMachine|DescribeStateMachine($|Alias)|ListActivities|DescribeActivity|ListTags|Validate)/.test(
    operation,
  );
}

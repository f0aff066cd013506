/** Whether a call of that operation changes nothing. */
export function isReading(operation: string): boolean {
  return /^(Describe|List|GetExecutionHistory|Validate|TestState)/.test(operation);
}

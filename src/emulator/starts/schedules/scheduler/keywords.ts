/** What Scheduler knows of one call of a target. */
export interface ScheduledCall {
  readonly scheduleArn: string;
  /** ISO 8601, in whole seconds. */
  readonly scheduledTime: string;
  readonly executionId: string;
}

/**
 * Replaces Scheduler's keywords in the input of a target. Others stay as they are.
 *
 * AWS: EventBridge Scheduler User Guide, "Adding context attributes".
 *
 * @example withKeywords('{"at":"<aws.scheduler.scheduled-time>"}', invocation) // '{"at":"2030-01-01T00:00:00Z"}'
 */
export function withKeywords(input: string, { scheduleArn, scheduledTime, executionId }: ScheduledCall): string {
  const values: Readonly<Record<string, string>> = {
    'schedule-arn': scheduleArn,
    'scheduled-time': scheduledTime,
    'execution-id': executionId,
    // The first attempt starts an execution, or fails in a way that AWS does not retry.
    'attempt-number': '1',
  };
  return input.replace(/<aws\.scheduler\.([a-z-]+)>/g, (keyword, name: string) => values[name] ?? keyword);
}

import { TestService, roleArn } from '../../operations/support/testService';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';

export const logGroupArn = 'arn:aws:logs:us-east-1:123456789012:log-group:/orders:*';

/** One execution of a machine in a service of its own, run to its end; the service is closed. */
export async function executed(
  definition: object,
  {
    input = '{}',
    options = {},
    ...machine
  }: { input?: string; options?: ServiceOptions; [setting: string]: unknown } = {},
): Promise<{ api: TestService; executionArn: string; stateMachineArn: string }> {
  const api = new TestService(options);
  const stateMachineArn = await api.createMachine('M', {
    roleArn,
    definition: JSON.stringify(definition),
    ...machine,
  });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn, name: 'e', input });
  await api.service.execution(executionArn)!.ended();
  api.close();
  return { api, executionArn, stateMachineArn };
}

/** A logging configuration of a level. */
export function logging(level: string, includeExecutionData = true): Record<string, unknown> {
  return {
    loggingConfiguration: {
      level,
      includeExecutionData,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn } }],
    },
  };
}

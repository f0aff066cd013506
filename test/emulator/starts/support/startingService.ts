import type { DeclaredStart } from '../../../../src/contract/starts/DeclaredStart';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';

export const accountId = '123456789012';
export const machineArn = `arn:aws:states:us-east-1:${accountId}:stateMachine:M`;
const roleArn = `arn:aws:iam::${accountId}:role/R`;
export const source = { file: 'template.yaml', line: 12, column: 3 };

const echo = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

/** A service with a machine `M` that returns its input, and what a file declares to start it. */
export async function startingService(
  starts: readonly DeclaredStart[],
  {
    definition = echo,
    type = 'STANDARD',
    ...options
  }: Partial<ServiceOptions> & { definition?: object; type?: 'STANDARD' | 'EXPRESS' } = {},
): Promise<Service> {
  const service = createService({ time: 'skip', startTime: '2030-01-01T00:00:00Z', seed: 1, ...options });
  service.call('CreateStateMachine', { name: 'M', definition: JSON.stringify(definition), roleArn, type });
  const machines = [{ names: ['M', 'Machine'], arn: machineArn }];
  await service.callStarts({ op: 'register', file: 'template.yaml', starts, machines, declared: ['M', 'Other'] });
  return service;
}

/** The input and status of an execution. */
export function executionOf(service: Service, executionArn: string | undefined): { input: unknown; status: string } {
  const { input, status } = service.call('DescribeExecution', { executionArn }) as { input: string; status: string };
  return { input: JSON.parse(input), status };
}

/** When each execution of the machine has started, and with which input, the oldest first. */
export function startedOf(service: Service): { at: string; input: unknown }[] {
  const { executions } = service.call('ListExecutions', { stateMachineArn: machineArn }) as {
    executions: { executionArn: string; startDate: number }[];
  };
  return executions.reverse().map(({ executionArn, startDate }) => ({
    at: new Date(startDate * 1000).toISOString().replace('.000Z', 'Z'),
    input: executionOf(service, executionArn).input,
  }));
}

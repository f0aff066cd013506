import type { DeclaredRule, DeclaredTargetOfRule } from '../../../../src/contract/starts/DeclaredRule';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';
import type { EventToPut, PutEvent } from '../../../../src/emulator/starts/rules/putEvent';

export const machineArn = (name: string): string => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;

export function target(more: Partial<DeclaredTargetOfRule> = {}): DeclaredTargetOfRule {
  return { id: 't', arn: machineArn('order'), roleArn: 'arn:aws:iam::123456789012:role/events', ...more };
}

export function rule(name: string, more: Partial<DeclaredRule> = {}): DeclaredRule {
  const source = { file: 'template.yaml', line: 1, column: 1 };
  return { kind: 'rule', name, aliases: [], source, eventBus: 'default', enabled: true, targets: [target()], ...more };
}

const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

/** A service with machines and rules. */
export function ruleService(
  rules: readonly DeclaredRule[],
  { machines = { order: pass }, ...options }: ServiceOptions & { machines?: Readonly<Record<string, object>> } = {},
): Service {
  const service = createService({ time: 'skip', seed: 1, startTime: '2026-11-30T12:00:00Z', ...options });
  const deployed = Object.entries(machines).map(([name, definition]) => {
    const input = { name, definition: JSON.stringify(definition), roleArn: 'arn:aws:iam::123456789012:role/m' };
    const { stateMachineArn } = service.call('CreateStateMachine', input) as { stateMachineArn: string };
    return { names: [name], arn: stateMachineArn };
  });
  const declared = Object.keys(machines);
  void service.callStarts({ op: 'register', file: 'template.yaml', starts: rules, machines: deployed, declared });
  return service;
}

export function put(service: Service, event: Partial<EventToPut> = {}): PutEvent {
  const whole = { source: 'shop', detailType: 'Order Placed', detail: {}, ...event };
  return (service.callStarts({ op: 'putEvents', events: [whole] }) as readonly PutEvent[])[0]!;
}

/** The inputs and states of all executions of a machine, oldest first. */
export function executionsOf(service: Service, name: string): readonly { input: unknown; status: string }[] {
  const { executions } = service.call('ListExecutions', { stateMachineArn: machineArn(name) }) as {
    executions: { executionArn: string }[];
  };
  return executions
    .map(({ executionArn }) => service.call('DescribeExecution', { executionArn }) as { input: string; status: string })
    .map(({ input, status }) => ({ input: JSON.parse(input) as unknown, status }))
    .reverse();
}

import type { Denials } from '../../tasks/answering/denials/Denials';
import { requestError } from '../operations/model/requestError';
import type { Resources } from '../operations/OperationContext';

const rights = ['events:PutRule', 'events:PutTargets', 'events:DescribeRule'];
const ruleName = 'StepFunctionsGetEventsForStepFunctionsExecutionRule';

/**
 * Throws AccessDeniedException when a machine that waits for nested executions is saved with a role that must not keep the
 * rule by which Step Functions hears of their ends. AWS: recorded 2026. `input` is not yet checked.
 */
export function checkManagedRule(
  { stateMachines }: Resources,
  denials: Denials,
  operation: string,
  input: unknown,
): void {
  if (operation !== 'CreateStateMachine' && operation !== 'UpdateStateMachine') return;
  const { definition, roleArn, stateMachineArn } = (input ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof definition !== 'string' || !definition.includes(':states:startExecution.sync')) return;
  if (denials.ofResource(rights, ruleName) === undefined) return;
  const arn = typeof stateMachineArn === 'string' ? stateMachineArn : '';
  const role = typeof roleArn === 'string' ? roleArn : (stateMachines.get(arn)?.revision.roleArn ?? '');
  const message = `'${role}' is not authorized to create managed-rule.`;
  throw requestError('com.amazonaws.swf.service.v2.model', 'AccessDeniedException', message);
}

import type { ServiceError } from '../../../errors/ServiceError';
import { requestError } from '../model/requestError';
import type { Resources } from '../OperationContext';

/** Which rights a caller was denied. */
interface DeniedRights {
  ofResource(rights: readonly string[], resourceName: string): unknown;
}

/** Throws if a role may not do what a machine needs. `input` is an object that has not been checked yet. */
export type RoleCheck = (resources: Resources, denials: DeniedRights, input: Readonly<Record<string, unknown>>) => void;

const ruleRights = ['events:PutRule', 'events:PutTargets', 'events:DescribeRule'];
const ruleName = 'StepFunctionsGetEventsForStepFunctionsExecutionRule';

/**
 * Throws AccessDeniedException if a machine that waits for nested executions is saved with a role that may not manage
 * the rule that notifies Step Functions when they end. AWS: recorded 2026.
 */
export const checkManagedRule: RoleCheck = ({ stateMachines }, denials, { definition, roleArn, stateMachineArn }) => {
  if (typeof definition !== 'string' || !definition.includes(':states:startExecution.sync')) return;
  if (denials.ofResource(ruleRights, ruleName) === undefined) return;
  const arn = typeof stateMachineArn === 'string' ? stateMachineArn : '';
  throw managedRuleRefusal(typeof roleArn === 'string' ? roleArn : (stateMachines.get(arn)?.revision.roleArn ?? ''));
};

/** AWS: recorded 2026 for nested executions; the guide says the same of other jobs. */
export function managedRuleRefusal(roleArn: string): ServiceError {
  const message = `'${roleArn}' is not authorized to create managed-rule.`;
  return requestError('com.amazonaws.swf.service.v2.model', 'AccessDeniedException', message);
}

/** "IAM Policies for logging to CloudWatch Logs" of the AWS Step Functions guide. They are rights to all resources. */
const logRights = [
  'logs:CreateLogDelivery',
  'logs:CreateLogStream',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutLogEvents',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];

/** Throws AccessDeniedException if a machine that logs is saved with a role that may not. */
export const checkLogDelivery: RoleCheck = (_resources, denials, { loggingConfiguration }) => {
  const { level = 'OFF' } = (loggingConfiguration ?? {}) as Readonly<Record<string, unknown>>;
  if (level !== 'OFF' && denials.ofResource(logRights, '*') !== undefined) throw logDestinationRefusal();
};

/** AWS: the message in its guide. */
export function logDestinationRefusal(): ServiceError {
  const message = 'The state machine IAM Role is not authorized to access the Log Destination';
  return requestError('com.amazonaws.swf.service.v2.model', 'AccessDeniedException', message);
}

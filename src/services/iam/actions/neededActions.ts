import { invokeResource } from '../../lambda';
import { capitalised } from '../../memberNames';
import { rightsTo } from '../../policies';
import { sdkServiceNames } from '../../serviceNames';
import { findAction, findJob, findService, sdkServiceName } from '../../services';
import { isUncertainRight } from '../../uncertainRights';
import { findNeeds } from './findNeeds';
import { atRunTime, type NeededAction, type TaskCall } from './NeededAction';
import { passedRoles } from './passedRoles';
import { calledResources } from './calledResources';
import type { IntegrationCall, Need } from './ServiceNeeds';

/**
 * Returns what a role must allow for a task's call, in the order in which AWS checks it. An activity needs nothing.
 *
 * The same function serves a definition, where some parameters are {@link atRunTime}, and a running task.
 *
 * @example
 * const resource = parseResource('arn:aws:states:::sqs:sendMessage')!;
 * neededActions({ resource, parameters: { QueueUrl: 'https://…/123456789012/orders' }, place, stateMachineArn })
 * // [{ action: 'sqs:SendMessage', resources: ['arn:aws:sqs:us-east-1:123456789012:orders'], … }]
 */
export function neededActions(call: TaskCall): readonly NeededAction[] {
  if (call.resource.kind === 'activity') return [];
  const needs = needsOf(integrationCall(call)).map(toNeededAction);
  const { credentialsRoleArn } = call;
  if (credentialsRoleArn === undefined) return needs;
  const role = toNeededAction({
    action: 'sts:AssumeRole',
    resources: [credentialsRoleArn],
    reason: "assumes the task's role",
  });
  return [role, ...needs.map((need): NeededAction => ({ ...need, role: role.resources[0]! }))];
}

/** AWS: a function's ARN as Resource is an invocation with the state's input. */
function integrationCall({ resource, parameters, place, stateMachineArn }: TaskCall): IntegrationCall {
  return resource.kind === 'integration'
    ? { resource, parameters, place, stateMachineArn }
    : { resource: invokeResource, parameters: { FunctionName: resource.arn }, place, stateMachineArn };
}

function needsOf(call: IntegrationCall): readonly Need[] {
  const { service, action, pattern } = call.resource;
  const needs = findNeeds(service);
  const sync = pattern === 'SYNC';
  const rule = sync ? needs?.rules?.[action] : undefined;
  return [
    ...(rule === undefined ? [] : managedRule(rule, call)),
    ...(needs?.own?.(call) ?? ownNeeds(call, needs?.resources?.(call) ?? calledResources(call))),
    ...(needs?.besides?.(call) ?? rolesPassed(call)),
    ...(sync ? (needs?.follows?.(call) ?? following(call)) : []),
  ];
}

/** Actions with the name of the call. */
function ownNeeds({ resource }: IntegrationCall, resources: readonly string[]): readonly Need[] {
  const { service, action } = resource;
  const name = findAction(resource)?.sdkService ?? sdkServiceName(service);
  const doubt = doubtAbout(name, capitalised(action));
  return rightsTo(name, capitalised(action)).map((right) => ({
    action: right,
    resources,
    reason: `calls ${service}:${action}`,
    ...(doubt !== undefined && { doubt }),
  }));
}

function doubtAbout(service: string, call: string): string | undefined {
  if (isUncertainRight(service, call)) return "AWS's service authorization reference has no action of this name";
  const isKnown = findService(service, true) !== undefined || sdkServiceNames.includes(service);
  return isKnown ? undefined : `no service '${service}' is known here`;
}

/** Calls about a role itself, which do not pass it to a service. */
const ownRoles: ReadonlySet<string> = new Set(['iam', 'sts', 'organizations', 'sso', 'ssoadmin', 'lakeformation']);

/** The roles that a call of `aws-sdk:` passes. */
function rolesPassed({ resource, parameters, place }: IntegrationCall): readonly Need[] {
  const service = sdkServiceName(resource.service);
  if (!resource.awsSdk || ownRoles.has(service) || /^(?:get|describe|list|batchGet)/.test(resource.action)) return [];
  return passedRoles(parameters, place);
}

/** The calls that describe the job of a `.sync` task and stop it. */
function following(call: IntegrationCall): readonly Need[] {
  const job = findJob(call.resource);
  if (job === undefined) return [];
  const follow = (action: string, reason: string): readonly Need[] =>
    rightsTo(sdkServiceName(call.resource.service), capitalised(action)).map((right) => ({
      action: right,
      resources: calledResources(call, action),
      reason,
      when: 'follow',
    }));
  return [
    ...follow(job.describe.action, 'waits for the end of the job'),
    ...(job.stop === undefined ? [] : follow(job.stop.action, 'stops the job of an abandoned task')),
  ];
}

/** AWS: Step Functions makes one rule an account and kind of job; the role of every machine must allow it. */
function managedRule(rule: string, { place: { partition, region, accountId } }: IntegrationCall): readonly Need[] {
  return ['PutTargets', 'PutRule', 'DescribeRule'].map((action) => ({
    action: `events:${action}`,
    resources: [`arn:${partition}:events:${region}:${accountId}:rule/${rule}`],
    reason: 'learns from a rule that the job has ended',
    when: 'create',
  }));
}

/** The need with `*` for what only run time knows. */
export function toNeededAction({ when = 'call', resources, ...need }: Need): NeededAction {
  const isOpen = resources.some((arn) => arn.includes(atRunTime));
  return {
    ...need,
    resources: resources.map((arn) => arn.replaceAll(atRunTime, '*')),
    ...(isOpen && { atRunTime: true as const }),
    when,
  };
}

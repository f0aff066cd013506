import type { IntegrationResource } from '../../AwsService';
import { capitalised } from '../../memberNames';
import { findJob, findService, sdkServiceName } from '../../services';
import { atRunTime, type NeededAction, type TaskCall } from './NeededAction';
import { rightsTo } from './rights';
import type { IntegrationCall, Need } from './ServiceNeeds';
import { findNeeds } from './findNeeds';

/**
 * Returns what a role must allow for a task's call, in the order in which AWS checks it. An activity needs nothing.
 *
 * The same function serves a definition, where some parameters are {@link atRunTime}, and a running task.
 *
 * @example
 * const resource = parseResource('arn:aws:states:::sqs:sendMessage')!;
 * neededActions({ resource, parameters: { QueueUrl: 'https://…/123456789012/orders' }, place })
 * // [{ action: 'sqs:SendMessage', resources: ['arn:aws:sqs:us-east-1:123456789012:orders'], … }]
 */
export function neededActions(call: TaskCall): readonly NeededAction[] {
  if (call.resource.kind === 'activity') return [];
  const needs = needsOf(integrationCall(call)).map(finished);
  const { credentialsRoleArn } = call;
  if (credentialsRoleArn === undefined) return needs;
  const role = finished({
    action: 'sts:AssumeRole',
    resources: [credentialsRoleArn],
    reason: "assumes the task's role",
  });
  return [role, ...needs.map((need): NeededAction => ({ ...need, role: role.resources[0]! }))];
}

/** AWS: a function's ARN as Resource is an invocation with the state's input. */
function integrationCall({ resource, parameters, place }: TaskCall): IntegrationCall {
  return resource.kind === 'integration'
    ? { resource, parameters, place }
    : { resource: invoke, parameters: { FunctionName: resource.arn }, place };
}

const invoke: IntegrationResource = {
  kind: 'integration',
  arn: 'arn:aws:states:::lambda:invoke',
  resourceType: 'lambda',
  resource: 'invoke',
  service: 'lambda',
  action: 'invoke',
  awsSdk: false,
  pattern: 'REQUEST_RESPONSE',
  version: 1,
};

function needsOf(call: IntegrationCall): readonly Need[] {
  const needs = findNeeds(call.resource.service);
  const sync = call.resource.pattern === 'SYNC';
  const rule = sync ? needs?.rule?.(call) : undefined;
  return [
    ...(rule === undefined ? [] : managedRule(rule, call)),
    ...(needs?.own?.(call) ?? ownNeeds(call, needs?.resources?.(call))),
    ...(needs?.besides?.(call) ?? []),
    ...(sync ? (needs?.follows?.(call) ?? following(call)) : []),
  ];
}

/** An action with the name of the call. */
function ownNeeds({ resource, parameters, place }: IntegrationCall, known?: readonly string[]): readonly Need[] {
  const { service, action, awsSdk } = resource;
  const resources = known ?? [findService(service, awsSdk)?.arn?.(parameters, place) ?? atRunTime];
  const reason = `calls ${service}:${action}`;
  return rightsTo(sdkServiceName(service), capitalised(action)).map((right) => ({ action: right, resources, reason }));
}

/** What describes the job of a `.sync` task and stops it. */
function following({ resource }: IntegrationCall): readonly Need[] {
  const job = findJob(resource);
  if (job === undefined) return [];
  const follow = (action: string, reason: string): readonly Need[] =>
    rightsTo(sdkServiceName(resource.service), capitalised(action)).map((right) => ({
      action: right,
      resources: [atRunTime],
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
    reason: 'hears of the end of the job by a rule',
    when: 'create',
  }));
}

/** The need with `*` for what only run time knows. */
function finished({ when = 'call', resources, ...need }: Need): NeededAction {
  const isOpen = resources.some((arn) => arn.includes(atRunTime));
  return {
    ...need,
    resources: resources.map((arn) => arn.replaceAll(atRunTime, '*')),
    ...(isOpen && { atRunTime: true as const }),
    when,
  };
}

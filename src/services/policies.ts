import { canonicalService, findService, sdkServiceName, serviceNames } from './services';
import type { AwsService } from './AwsService';

/** What policies call services of which nothing else is known and that they do not call as the SDK does. */
const names: ReadonlyMap<string, string> = new Map([
  ['cloudwatchlogs', 'logs'],
  ['bedrockruntime', 'bedrock'],
  ['bedrockagent', 'bedrock'],
  ['bedrockagentruntime', 'bedrock'],
  ['cognitoidentityprovider', 'cognito-idp'],
  ['cognitoidentity', 'cognito-identity'],
  ['sesv2', 'ses'],
  ['efs', 'elasticfilesystem'],
  ['applicationautoscaling', 'application-autoscaling'],
  ['databasemigration', 'dms'],
  ['costexplorer', 'ce'],
  ['rdsdata', 'rds-data'],
  ['redshiftdata', 'redshift-data'],
  ['dynamodbstreams', 'dynamodb'],
  ['iotdataplane', 'iot'],
  ['resourcegroupstaggingapi', 'tag'],
  ['elasticloadbalancingv2', 'elasticloadbalancing'],
  ['timestreamquery', 'timestream'],
  ['timestreamwrite', 'timestream'],
  ['opensearch', 'es'],
  ['sagemakerruntime', 'sagemaker'],
]);

/** The right to a call of a service, by its name in the SDK: `lambda:InvokeFunction` for `Invoke` of `lambda`. */
export function rightTo(service: string, call: string): string {
  return findService(service, true)?.rights?.[call] ?? `${ownName(service) ?? service}:${call}`;
}

/** How a policy names a service that somebody names as a policy, a Resource or the SDK does. */
export function policyService(name: string): string {
  const service = canonicalService(sdkServiceName(name));
  return ownName(service) ?? (name === service ? service : name.toLowerCase());
}

function ownName(service: string): string | undefined {
  return findService(service, true)?.policyName ?? names.get(service);
}

/** All names that policies have for services in a way of their own. */
export function policyServices(): readonly string[] {
  const own = described().flatMap(({ policyName }) => policyName ?? []);
  return [...own, ...names.values(), ...otherRights().map((right) => right.slice(0, right.indexOf(':')))];
}

/** Actions that policies have of a service and that are not calls of it: `InvokeFunction` of `lambda`. */
export function otherActionsOf(service: string): readonly string[] {
  return otherRights().flatMap((right) => {
    const [owner, action = ''] = right.split(':');
    return owner === service ? [action] : [];
  });
}

/** All actions that policies have of a service, where they are known. */
export function policyActionsOf(service: string): AwsService['policyActions'] {
  return described().find(({ policyName }) => policyName === service)?.policyActions;
}

function otherRights(): readonly string[] {
  return described().flatMap(({ rights }) => Object.values(rights ?? {}));
}

function described(): readonly AwsService[] {
  return serviceNames().map((name) => findService(name)!);
}

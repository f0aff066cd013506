import { canonicalService, findService, sdkServiceName, serviceNames } from './services';
import type { AwsService } from './AwsService';

/** Names in policies of services about which nothing else is known, if they differ from the SDK's. */
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

/** The permission for a service's call, by its name in the SDK: `lambda:InvokeFunction` for `Invoke` of `lambda`. */
export function rightTo(service: string, call: string): string {
  return findService(service, true)?.rights?.[call] ?? `${ownName(service) ?? service}:${call}`;
}

/** The name in policies of a service that is given by its name in a policy, a Resource or the SDK. */
export function policyService(name: string): string {
  const service = canonicalService(sdkServiceName(name));
  return ownName(service) ?? (name === service ? service : name.toLowerCase());
}

function ownName(service: string): string | undefined {
  return findService(service, true)?.policyName ?? names.get(service);
}

/** All names of services that only policies use. */
export function policyServices(): readonly string[] {
  const own = described().flatMap(({ policyName }) => policyName ?? []);
  return [...own, ...names.values(), ...otherRights().map((right) => right.slice(0, right.indexOf(':')))];
}

/** Actions in policies that are not calls of the service: `InvokeFunction` of `lambda`. */
export function otherActionsOf(service: string): readonly string[] {
  return otherRights().flatMap((right) => {
    const [owner, action = ''] = right.split(':');
    return owner === service ? [action] : [];
  });
}

/** All actions of a service in policies, if known. */
export function policyActionsOf(service: string): AwsService['policyActions'] {
  return described().find(({ policyName }) => policyName === service)?.policyActions;
}

function otherRights(): readonly string[] {
  return described().flatMap(({ rights }) => Object.values(rights ?? {}));
}

function described(): readonly AwsService[] {
  return serviceNames().map((name) => findService(name)!);
}

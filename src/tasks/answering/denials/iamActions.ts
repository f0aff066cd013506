import type { TaskRequest } from '../../../language/asl/task';
import { canonicalService, sdkServiceName } from '../../awsServices/awsServices';
import { callTarget } from '../../mocking/callTarget';

/** What a policy calls a service that it does not call as the SDK does. */
const policyNames: ReadonlyMap<string, string> = new Map([
  ['sfn', 'states'],
  ['eventbridge', 'events'],
  ['cloudwatchlogs', 'logs'],
  ['emr', 'elasticmapreduce'],
  ['emrcontainers', 'emr-containers'],
  ['emrserverless', 'emr-serverless'],
  ['bedrockruntime', 'bedrock'],
  ['bedrockagent', 'bedrock'],
  ['bedrockagentruntime', 'bedrock'],
  ['bedrockagentcore', 'bedrock-agentcore'],
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

/** Calls that need the right to another action than their own, as `service:Call` of the SDK. */
const otherActions: ReadonlyMap<string, string> = new Map([
  ['lambda:Invoke', 'lambda:InvokeFunction'],
  ['lambda:InvokeAsync', 'lambda:InvokeFunction'],
  ['apigateway:Invoke', 'execute-api:Invoke'],
  ['http:Invoke', 'states:InvokeHTTPEndpoint'],
  ['sqs:SendMessageBatch', 'sqs:SendMessage'],
  ['sqs:DeleteMessageBatch', 'sqs:DeleteMessage'],
  ['sns:PublishBatch', 'sns:Publish'],
  ['s3:HeadObject', 's3:GetObject'],
  ['s3:HeadBucket', 's3:ListBucket'],
  ['s3:ListObjects', 's3:ListBucket'],
  ['s3:ListObjectsV2', 's3:ListBucket'],
  ['s3:ListObjectVersions', 's3:ListBucketVersions'],
  ['s3:ListBuckets', 's3:ListAllMyBuckets'],
  ['s3:CopyObject', 's3:PutObject'],
  ['s3:CreateMultipartUpload', 's3:PutObject'],
  ['s3:UploadPart', 's3:PutObject'],
  ['s3:CompleteMultipartUpload', 's3:PutObject'],
  ['s3:DeleteObjects', 's3:DeleteObject'],
  ['emr:CreateCluster', 'elasticmapreduce:RunJobFlow'],
  ['emr:TerminateCluster', 'elasticmapreduce:TerminateJobFlows'],
  ['emr:AddStep', 'elasticmapreduce:AddJobFlowSteps'],
  ['emr:CancelStep', 'elasticmapreduce:CancelSteps'],
  ['emr:SetClusterTerminationProtection', 'elasticmapreduce:SetTerminationProtection'],
]);

/** How a policy names a service that somebody names as a policy, a Resource or the SDK does. */
export function policyService(name: string): string {
  const service = canonicalService(sdkServiceName(name));
  return policyNames.get(service) ?? (name === service ? service : name.toLowerCase());
}

/** All names that policies have for services in a way of their own. */
export const policyServices: readonly string[] = [
  ...policyNames.values(),
  ...[...otherActions.values()].map((action) => action.slice(0, action.indexOf(':'))),
];

/** Actions that policies have of a service and that are not calls of it: `InvokeFunction` of `lambda`. */
export function actionsOf(service: string): readonly string[] {
  return [...otherActions.values()].flatMap((action) => {
    const [owner, name = ''] = action.split(':');
    return owner === service ? [name] : [];
  });
}

/** The action that the role of a state machine needs for a task: `dynamodb:PutItem`; `undefined` when it needs none. */
export function iamActionOf(request: TaskRequest): string | undefined {
  const { kind } = request.resource;
  if (kind === 'activity' || kind === 'composite') return undefined;
  const { service, action } = callTarget(request);
  const call = `${service}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  return otherActions.get(call) ?? `${policyNames.get(service) ?? service}${call.slice(service.length)}`;
}

import type { RequestedResource } from '../contract/task';
import type { AwsService, IntegrationResource, ServiceAction } from './AwsService';
import type * as Others from './sdkServices';
import type { SyncJob } from './SyncJob';

/** A service is loaded on first use. */
type Loader = () => AwsService | undefined;

/**
 * The services that Step Functions calls in its own ways: the only place that lists them, in the spelling of a Resource
 * with and without `aws-sdk:`. A file exports its service by the first name.
 */
const lines: readonly (readonly [name: string, sdkName: string, file: () => object])[] = [
  ['lambda', 'lambda', () => require('./lambda') as object],
  ['states', 'sfn', () => require('./states') as object],
  ['dynamodb', 'dynamodb', () => require('./dynamodb') as object],
  ['sqs', 'sqs', () => require('./sqs') as object],
  ['sns', 'sns', () => require('./sns') as object],
  ['events', 'eventbridge', () => require('./events') as object],
  ['apigateway', 'apigateway', () => require('./apigateway') as object],
  ['http', 'http', () => require('./http') as object],
  ['ecs', 'ecs', () => require('./ecs') as object],
  ['eks', 'eks', () => require('./eks') as object],
  ['batch', 'batch', () => require('./batch') as object],
  ['glue', 'glue', () => require('./glue') as object],
  ['databrew', 'databrew', () => require('./databrew') as object],
  ['sagemaker', 'sagemaker', () => require('./sagemaker') as object],
  ['elasticmapreduce', 'emr', () => require('./elasticmapreduce') as object],
  ['emr-containers', 'emrcontainers', () => require('./emrContainers') as object],
  ['emr-serverless', 'emrserverless', () => require('./emrServerless') as object],
  ['codebuild', 'codebuild', () => require('./codebuild') as object],
  ['athena', 'athena', () => require('./athena') as object],
  ['mediaconvert', 'mediaconvert', () => require('./mediaconvert') as object],
  ['bedrock', 'bedrock', () => require('./bedrock') as object],
  ['bedrockagentcore', 'bedrockagentcore', () => require('./bedrockagentcore') as object],
  ['s3', 's3', () => require('./s3') as object],
];

const loaders = new Map<string, Loader>();
const sdkNames = new Map<string, string>();
const namesBySdkName = new Map<string, string>();
const loaded = new Map<string, AwsService>();
for (const [name, sdkName, file] of lines) {
  const exported = name.replace(/-(.)/g, (_hyphen, letter: string) => letter.toUpperCase());
  loaders.set(name, () => (file() as Readonly<Record<string, AwsService>>)[exported]);
  sdkNames.set(name, sdkName);
  namesBySdkName.set(sdkName, name);
}

/** In the spelling of optimised integrations. */
export function serviceNames(): readonly string[] {
  return [...loaders.keys()];
}

/** The service that a Resource names, with or without `aws-sdk:`; `undefined` if only its API is known. */
export function findService(name: string, awsSdk = false): AwsService | undefined {
  const key = awsSdk ? namesBySdkName.get(name) : name;
  if (key === undefined) return findSdkService(name);
  const before = loaded.get(key);
  if (before !== undefined) return before;
  const service = loaders.get(key)?.();
  if (service !== undefined) loaded.set(key, service);
  return service;
}

let sdkServices: typeof Others.sdkServices | undefined;

function findSdkService(name: string): AwsService | undefined {
  sdkServices ??= (require('./sdkServices') as typeof Others).sdkServices;
  return Object.hasOwn(sdkServices, name) ? sdkServices[name] : undefined;
}

/** What is known about the action that a Resource names, with or without `aws-sdk:`. */
export function findAction({ service, action, awsSdk }: IntegrationResource): ServiceAction | undefined {
  const actions = findService(service, awsSdk)?.actions;
  return actions !== undefined && Object.hasOwn(actions, action) ? actions[action] : undefined;
}

/** Like {@link findAction}, only for optimised integrations: what Step Functions adds to the action. */
export function findOptimised(resource: RequestedResource): ServiceAction | undefined {
  if (resource.kind !== 'integration' || resource.awsSdk) return undefined;
  const action = findAction(resource);
  return action?.patterns === undefined ? undefined : action;
}

/** What a `.sync` task waits for; `undefined` for other patterns and for jobs that nothing describes (`eks:runJob`). */
export function findJob(resource: RequestedResource): SyncJob | undefined {
  if (resource.kind !== 'integration' || resource.pattern !== 'SYNC') return undefined;
  return findOptimised(resource)?.job;
}

/**
 * The name of a service in the SDK, in the spelling of `aws-sdk:` resources: `states` is `sfn`, `events` is
 * `eventbridge`.
 */
export function sdkServiceName(service: string): string {
  return sdkNames.get(service) ?? aliases.get(service.replaceAll('-', '')) ?? service;
}

/** The name of a service in optimised integrations: `sfn` is `states`, `eventbridge` is `events`. */
export function optimisedServiceName(service: string): string {
  return namesBySdkName.get(service) ?? service;
}

/** Names of services in the CLI and other SDKs, without hyphens: `cognito-idp`. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['stepfunctions', 'sfn'],
  ['logs', 'cloudwatchlogs'],
  ['monitoring', 'cloudwatch'],
  ['cognitoidp', 'cognitoidentityprovider'],
  ['iotdata', 'iotdataplane'],
  ['elb', 'elasticloadbalancing'],
  ['elbv2', 'elasticloadbalancingv2'],
  ['es', 'elasticsearch'],
  ['ce', 'costexplorer'],
  ['configservice', 'config'],
  ['deploy', 'codedeploy'],
  ['ds', 'directory'],
  ['dms', 'databasemigration'],
  ['serverlessrepo', 'serverlessapplicationrepository'],
]);

/** One name for a service with several: `emr-serverless` and `emrserverless`, `states` and `sfn`, `cognito-idp`. */
export function canonicalService(service: string): string {
  return sdkServiceName(service.toLowerCase()).replaceAll('-', '');
}

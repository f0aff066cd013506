import type { RequestedResource } from '../../language/asl/resource';
import type { AwsService, IntegrationResource, ServiceAction } from './AwsService';
import type { SyncJob } from './SyncJob';

/** A service is loaded when it is first asked for. */
type Loader = () => AwsService;

/**
 * The services that Step Functions calls in ways of its own: the one place that lists them, as a Resource of an
 * optimised integration spells them and as one behind `aws-sdk:` does.
 */
const lines: readonly (readonly [name: string, sdkName: string, load: Loader])[] = [
  ['lambda', 'lambda', () => (require('./lambda') as typeof import('./lambda')).lambda],
  ['states', 'sfn', () => (require('./states') as typeof import('./states')).states],
  ['dynamodb', 'dynamodb', () => (require('./dynamodb') as typeof import('./dynamodb')).dynamodb],
  ['sqs', 'sqs', () => (require('./sqs') as typeof import('./sqs')).sqs],
  ['sns', 'sns', () => (require('./sns') as typeof import('./sns')).sns],
  ['events', 'eventbridge', () => (require('./events') as typeof import('./events')).events],
  ['apigateway', 'apigateway', () => (require('./apigateway') as typeof import('./apigateway')).apigateway],
  ['http', 'http', () => (require('./http') as typeof import('./http')).http],
  ['ecs', 'ecs', () => (require('./ecs') as typeof import('./ecs')).ecs],
  ['eks', 'eks', () => (require('./eks') as typeof import('./eks')).eks],
  ['batch', 'batch', () => (require('./batch') as typeof import('./batch')).batch],
  ['glue', 'glue', () => (require('./glue') as typeof import('./glue')).glue],
  ['databrew', 'databrew', () => (require('./databrew') as typeof import('./databrew')).databrew],
  ['sagemaker', 'sagemaker', () => (require('./sagemaker') as typeof import('./sagemaker')).sagemaker],
  [
    'elasticmapreduce',
    'emr',
    () => (require('./elasticmapreduce') as typeof import('./elasticmapreduce')).elasticmapreduce,
  ],
  [
    'emr-containers',
    'emrcontainers',
    () => (require('./emrContainers') as typeof import('./emrContainers')).emrContainers,
  ],
  [
    'emr-serverless',
    'emrserverless',
    () => (require('./emrServerless') as typeof import('./emrServerless')).emrServerless,
  ],
  ['codebuild', 'codebuild', () => (require('./codebuild') as typeof import('./codebuild')).codebuild],
  ['athena', 'athena', () => (require('./athena') as typeof import('./athena')).athena],
  ['mediaconvert', 'mediaconvert', () => (require('./mediaconvert') as typeof import('./mediaconvert')).mediaconvert],
  ['bedrock', 'bedrock', () => (require('./bedrock') as typeof import('./bedrock')).bedrock],
  [
    'bedrockagentcore',
    'bedrockagentcore',
    () => (require('./bedrockagentcore') as typeof import('./bedrockagentcore')).bedrockagentcore,
  ],
  ['s3', 's3', () => (require('./s3') as typeof import('./s3')).s3],
];

const loaders = new Map<string, Loader>();
const sdkNames = new Map<string, string>();
const namesBySdkName = new Map<string, string>();
const loaded = new Map<string, AwsService>();
for (const line of lines) addService(...line);

/** Takes a service into the table. The others are in it from the beginning; tests add theirs. */
export function addService(name: string, sdkName: string, load: Loader): void {
  loaders.set(name, load);
  sdkNames.set(name, sdkName);
  namesBySdkName.set(sdkName, name);
}

/** As optimised integrations spell them. */
export function serviceNames(): readonly string[] {
  return [...loaders.keys()];
}

/** The service that a Resource names, behind `aws-sdk:` or not; `undefined` when nothing but its API is known. */
export function findService(name: string, awsSdk = false): AwsService | undefined {
  const key = awsSdk ? namesBySdkName.get(name) : name;
  if (key === undefined) return undefined;
  const before = loaded.get(key);
  if (before !== undefined) return before;
  const service = loaders.get(key)?.();
  if (service !== undefined) loaded.set(key, service);
  return service;
}

/** What is known of the action that a Resource names, behind `aws-sdk:` or not. */
export function findAction({ service, action, awsSdk }: IntegrationResource): ServiceAction | undefined {
  const actions = findService(service, awsSdk)?.actions;
  return actions !== undefined && Object.hasOwn(actions, action) ? actions[action] : undefined;
}

/** As {@link findAction}, for optimised integrations alone: what is Step Functions' own about the action. */
export function findOptimised(resource: RequestedResource): ServiceAction | undefined {
  if (resource.kind !== 'integration' || resource.awsSdk) return undefined;
  const action = findAction(resource);
  return action?.patterns === undefined ? undefined : action;
}

/** What a `.sync` task waits for; `undefined` for other patterns and for what nothing describes (`eks:runJob`). */
export function findJob(resource: RequestedResource): SyncJob | undefined {
  if (resource.kind !== 'integration' || resource.pattern !== 'SYNC') return undefined;
  return findOptimised(resource)?.job;
}

/** The name of a service in the SDK, as `aws-sdk:` resources spell it: `states` is `sfn`, `events` is `eventbridge`. */
export function sdkServiceName(service: string): string {
  return sdkNames.get(service) ?? aliases.get(service.replaceAll('-', '')) ?? service;
}

/** The name of a service in optimised integrations: `sfn` is `states`, `eventbridge` is `events`. */
export function optimisedServiceName(service: string): string {
  return namesBySdkName.get(service) ?? service;
}

/** What the CLI and other SDKs call a service: `cognito-idp`, without its hyphens. */
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

/** One name for a service that has several: `emr-serverless` and `emrserverless`, `states` and `sfn`, `cognito-idp`. */
export function canonicalService(service: string): string {
  return sdkServiceName(service.toLowerCase()).replaceAll('-', '');
}

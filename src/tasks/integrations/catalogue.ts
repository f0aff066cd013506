import type { IntegrationPattern, TaskResource } from '../../language/asl/resource';

/** One optimised integration: an action of a service that Step Functions knows how to call and to wait for. */
export interface OptimisedIntegration {
  readonly service: string;
  readonly action: string;
  /** The patterns its Resource may ask for. */
  readonly patterns: readonly IntegrationPattern[];
  /** Versions of `.sync` that exist: 2 means that `.sync:2` is there as well. */
  readonly syncVersion: 1 | 2;
  /** `task`: may stand in a Task. `itemReader` and `resultWriter`: only in those fields of a distributed Map. */
  readonly usedIn: 'task' | 'itemReader' | 'resultWriter';
  /** Parameters without which AWS refuses the state when it is created. */
  readonly required: readonly string[];
  /** Parameters that the service has but Step Functions keeps for itself. */
  readonly reserved: readonly string[];
}

type Row = [actions: string, patterns: string, facts?: Partial<OptimisedIntegration>];

/**
 * Every optimised integration. `R` request-response, `S` `.sync`, `T` `.waitForTaskToken`.
 * See "Integrating optimized services" of the AWS Step Functions guide.
 */
const rows: Readonly<Record<string, readonly Row[]>> = {
  lambda: [['invoke', 'RT', { required: ['FunctionName'] }]],
  states: [['startExecution', 'RST', { syncVersion: 2, required: ['StateMachineArn'] }]],
  dynamodb: [
    ['getItem deleteItem updateItem', 'R', { required: ['TableName', 'Key'] }],
    ['putItem', 'R', { required: ['TableName', 'Item'] }],
  ],
  sqs: [['sendMessage', 'RT', { required: ['QueueUrl', 'MessageBody'] }]],
  sns: [['publish', 'RT', { required: ['Message'] }]],
  events: [['putEvents', 'RT', { required: ['Entries'] }]],
  apigateway: [['invoke', 'RT', { required: ['ApiEndpoint', 'Method'] }]],
  http: [['invoke', 'R', { required: ['ApiEndpoint', 'Method'] }]],
  ecs: [['runTask', 'RST', { required: ['TaskDefinition'], reserved: ['Count', 'StartedBy'] }]],
  eks: [
    [
      'createCluster deleteCluster createNodegroup deleteNodegroup createFargateProfile deleteFargateProfile runJob',
      'RST',
    ],
    ['call', 'RT'],
  ],
  batch: [['submitJob', 'RS', { required: ['JobDefinition', 'JobName', 'JobQueue'] }]],
  glue: [['startJobRun', 'RS', { required: ['JobName'] }]],
  databrew: [['startJobRun', 'RS', { required: ['Name'] }]],
  sagemaker: [
    ['createEndpoint createEndpointConfig createModel updateEndpoint', 'R'],
    ['createHyperParameterTuningJob createLabelingJob createProcessingJob createTrainingJob createTransformJob', 'RS'],
  ],
  elasticmapreduce: [
    ['createCluster terminateCluster addStep', 'RS'],
    ['cancelStep setClusterTerminationProtection modifyInstanceFleetByName modifyInstanceGroupByName', 'R'],
  ],
  'emr-containers': [
    ['createVirtualCluster', 'R'],
    ['deleteVirtualCluster startJobRun', 'RS'],
  ],
  'emr-serverless': [
    ['createApplication startApplication stopApplication deleteApplication startJobRun cancelJobRun', 'RS'],
  ],
  codebuild: [
    ['startBuild startBuildBatch retryBuildBatch', 'RS'],
    ['stopBuild batchDeleteBuilds batchGetReports stopBuildBatch deleteBuildBatch', 'R'],
  ],
  athena: [
    ['startQueryExecution', 'RS'],
    ['stopQueryExecution getQueryExecution getQueryResults', 'R'],
  ],
  mediaconvert: [['createJob', 'RS']],
  bedrock: [
    ['invokeModel', 'RT', { required: ['ModelId'] }],
    ['createModelCustomizationJob', 'RST'],
  ],
  bedrockagentcore: [['invokeHarness', 'R']],
  s3: [
    ['getObject listObjectsV2', 'R', { usedIn: 'itemReader' }],
    ['putObject', 'R', { usedIn: 'resultWriter' }],
  ],
};

const patternsOf: Readonly<Record<string, IntegrationPattern>> = {
  R: 'REQUEST_RESPONSE',
  S: 'SYNC',
  T: 'WAIT_FOR_TASK_TOKEN',
};

/** All optimised integrations, one entry an action. */
export const optimisedIntegrations: readonly OptimisedIntegration[] = Object.entries(rows).flatMap(([service, list]) =>
  list.flatMap(([actions, patterns, facts]) =>
    actions.split(' ').map((action) => ({
      service,
      action,
      patterns: [...patterns].map((letter) => patternsOf[letter]!),
      syncVersion: 1 as const,
      usedIn: 'task' as const,
      required: [],
      reserved: [],
      ...facts,
    })),
  ),
);

const byName = new Map(optimisedIntegrations.map((entry) => [`${entry.service}:${entry.action}`, entry]));

/** The catalogue's entry for an optimised integration; `undefined` for `aws-sdk:`, functions, activities and unknown names. */
export function findIntegration(resource: TaskResource): OptimisedIntegration | undefined {
  if (resource.kind !== 'integration' || resource.awsSdk) return undefined;
  return byName.get(`${resource.service}:${resource.action}`);
}

/**
 * Whether Step Functions has this integration in this pattern. An `aws-sdk:` resource is taken to exist, except for
 * the patterns it cannot have and the operations that stream.
 */
export function isKnownIntegration(resource: TaskResource): boolean {
  if (resource.kind !== 'integration') return true;
  if (resource.awsSdk) return resource.pattern !== 'SYNC' && !isStreaming(resource.service, resource.action);
  const entry = findIntegration(resource);
  if (entry === undefined) return false;
  return entry.patterns.includes(resource.pattern) && resource.version <= entry.syncVersion;
}

/** Whether an Express state machine may use the resource: AWS lets it ask and get an answer, and nothing else. */
export function isAllowedInExpress(resource: TaskResource): boolean {
  if (resource.kind === 'integration') return resource.pattern === 'REQUEST_RESPONSE';
  return resource.kind === 'lambdaFunction';
}

/** AWS: operations that answer with an event stream are not in the SDK integrations. */
const streaming: Readonly<Record<string, readonly string[]>> = {
  bedrockruntime: ['converseStream', 'invokeModelWithResponseStream', 'invokeModelWithBidirectionalStream'],
  bedrockagentruntime: [
    'invokeAgent',
    'invokeInlineAgent',
    'invokeFlow',
    'retrieveAndGenerateStream',
    'optimizePrompt',
  ],
  bedrockagentcore: ['invokeHarness', 'invokeCodeInterpreter'],
  cloudwatchlogs: ['startLiveTail'],
};

function isStreaming(service: string, action: string): boolean {
  return Object.hasOwn(streaming, service) && streaming[service]!.includes(action);
}

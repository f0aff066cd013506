import { arnOf, type AwsEnvironment } from './AwsEnvironment';

type Build = (name: string, deployment: AwsEnvironment) => string;

/**
 * The identifiers of a kind of resource: its ARN, and its URL if it has one. `name` is the given one, or else the
 * logical id.
 */
interface ResourceKind {
  readonly arn: Build;
  readonly url?: Build;
}

const resource =
  (service: string, prefix = ''): Build =>
  (name, deployment) =>
    arnOf(deployment, service, prefix + name);

const global =
  (service: string, prefix = ''): Build =>
  (name, { partition, account }) =>
    `arn:${partition}:${service}::${account}:${prefix}${name}`;

/** The kinds of resources that definitions name, one line each; any other gets an ARN of its service. */
const resourceKinds = {
  function: { arn: resource('lambda', 'function:') },
  layer: { arn: resource('lambda', 'layer:') },
  stateMachine: { arn: resource('states', 'stateMachine:') },
  activity: { arn: resource('states', 'activity:') },
  queue: {
    arn: resource('sqs'),
    url: (name, { region, account }) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
  },
  topic: { arn: resource('sns') },
  table: { arn: resource('dynamodb', 'table/') },
  bucket: { arn: (name, { partition }) => `arn:${partition}:s3:::${name}` },
  role: { arn: global('iam', 'role/') },
  policy: { arn: global('iam', 'policy/') },
  eventBus: { arn: resource('events', 'event-bus/') },
  rule: { arn: resource('events', 'rule/') },
  pipe: { arn: resource('pipes', 'pipe/') },
  schedule: { arn: resource('scheduler', 'schedule/default/') },
  connection: { arn: resource('events', 'connection/') },
  logGroup: { arn: (name, deployment) => `${arnOf(deployment, 'logs', `log-group:${name}`)}:*` },
  cluster: { arn: resource('ecs', 'cluster/') },
  taskDefinition: { arn: (name, deployment) => arnOf(deployment, 'ecs', `task-definition/${name}:1`) },
  jobQueue: { arn: resource('batch', 'job-queue/') },
  jobDefinition: { arn: (name, deployment) => arnOf(deployment, 'batch', `job-definition/${name}:1`) },
  buildProject: { arn: resource('codebuild', 'project/') },
  glueJob: { arn: resource('glue', 'job/') },
  crawler: { arn: resource('glue', 'crawler/') },
  workGroup: { arn: resource('athena', 'workgroup/') },
  stream: { arn: resource('kinesis', 'stream/') },
  deliveryStream: { arn: resource('firehose', 'deliverystream/') },
  secret: { arn: resource('secretsmanager', 'secret:') },
  parameter: { arn: resource('ssm', 'parameter/') },
  key: { arn: resource('kms', 'key/') },
  restApi: { arn: (name, { partition, region }) => `arn:${partition}:apigateway:${region}::/restapis/${name}` },
  userPool: { arn: resource('cognito-idp', 'userpool/') },
  emrApplication: { arn: resource('emr-serverless', '/applications/') },
  agentRuntime: { arn: resource('bedrock-agentcore', 'runtime/') },
  knowledgeBase: { arn: resource('bedrock', 'knowledge-base/') },
} as const satisfies Record<string, ResourceKind>;

/** The stream of a table. AWS calls it by the time when it was enabled. */
export function streamArn(tableArn: string): string {
  return `${tableArn}/stream/2026-01-01T00:00:00.000`;
}

export type ResourceKindName = keyof typeof resourceKinds;

const calledKinds = ['function', 'queue', 'topic', 'eventBus', 'stateMachine', 'activity'] as const;

/** Whether tasks call resources of a kind by their names. */
export function isCalledKind(kind: ResourceKindName | undefined): kind is (typeof calledKinds)[number] {
  return (calledKinds as readonly (string | undefined)[]).includes(kind);
}

export function kindNamed(name: ResourceKindName): ResourceKind {
  return resourceKinds[name];
}

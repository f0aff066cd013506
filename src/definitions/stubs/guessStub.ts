import { arnOf, type AwsEnvironment } from './AwsEnvironment';
import type { HoleContext } from './fillHoles';
import { integrationNamed, serviceNear } from './integrationNamed';
import { kindNamed, type ResourceKindName } from './resourceKinds';
import type { Hole } from '../source/Hole';

/** Fields of the language and of task parameters that contain an ARN (or a URL) of one kind. */
const kindsByField: Readonly<Record<string, ResourceKindName>> = {
  Resource: 'function',
  FunctionName: 'function',
  StateMachineArn: 'stateMachine',
  ActivityArn: 'activity',
  TopicArn: 'topic',
  TargetArn: 'topic',
  RoleArn: 'role',
  ExecutionRoleArn: 'role',
  ConnectionArn: 'connection',
  JobQueue: 'jobQueue',
  JobDefinition: 'jobDefinition',
  TaskDefinition: 'taskDefinition',
  SecretId: 'secret',
};

const fieldKinds: ReadonlyMap<string, ResourceKindName> = new Map(Object.entries(kindsByField));

const arnParts = ['arn', 'partition', 'service', 'region', 'account'] as const;

/** The stub for a missing value, derived from its name and place. */
export function guessStub(
  hole: Hole,
  { field, prefix, around = { before: '', after: '' } }: Pick<HoleContext, 'field' | 'prefix' | 'around'>,
  deployment: AwsEnvironment,
): string {
  if (hole.stub !== undefined) return hole.stub;
  const ambient = ambientValue(hole.id, deployment);
  if (ambient !== undefined) return ambient;
  if (prefix !== '') return partOfArn(prefix, deployment) ?? hole.id;
  if (field === undefined) return endsLikeArn(hole.id) ? arnStub(hole.id, undefined, deployment) : hole.id;
  const integration =
    field === 'Resource' ? integrationNamed(hole.id, behindResource(around.after), deployment.partition) : undefined;
  if (integration !== undefined) return integration;
  if (field === 'QueueUrl') return kindNamed('queue').url!(withoutArn(hole.id), deployment);
  const kind = fieldKinds.get(field);
  if (kind === undefined && !endsLikeArn(field) && !endsLikeArn(hole.id)) return hole.id;
  const service = kind === undefined ? serviceNear(around.before, around.after) : undefined;
  const isOther =
    service !== undefined &&
    !/^(?:target)?arn$/i.test(field) &&
    service !== 'lambda' &&
    !(guessKind(withoutArn(hole.id)) ?? guessKind(field));
  return isOther ? arnOf(deployment, service, withoutArn(hole.id)) : arnStub(hole.id, kind, deployment, field);
}

/** The text after a Resource, without other tasks. */
function behindResource(after: string): string {
  return after.split(/"?\bResource"?\s*:/)[0]!;
}

/** `${AWS::Region}`, `${Region}`, `var.aws_region`: values that every deployment has. */
function ambientValue(id: string, { region, account, partition }: AwsEnvironment): string | undefined {
  const name = id
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/^(?:aws|current)+/, '');
  if (name === 'region') return region;
  if (name === 'accountid' || name === 'account') return account;
  return name === 'partition' ? partition : undefined;
}

function partOfArn(prefix: string, deployment: AwsEnvironment): string | undefined {
  if (!prefix.startsWith('arn:')) return undefined;
  const part = arnParts[prefix.split(':').length - 1];
  return part === 'partition' || part === 'region' || part === 'account' ? deployment[part] : undefined;
}

function arnStub(id: string, fieldKind: ResourceKindName | undefined, deployment: AwsEnvironment, field = ''): string {
  const spoken = guessKind(withoutArn(id));
  const kind = field === 'Resource' || fieldKind === undefined ? (spoken ?? guessKind(field) ?? 'function') : fieldKind;
  return kindNamed(field === 'Resource' && kind !== 'activity' ? 'function' : kind).arn(withoutArn(id), deployment);
}

/** Words in the name of a token or a field, and the kind of resource that they mean; the first match is used. */
const words: readonly (readonly [RegExp, ResourceKindName])[] = [
  [/state_?machine|sfn|step_?function|workflow/i, 'stateMachine'],
  [/activity/i, 'activity'],
  [/agent_?runtime/i, 'agentRuntime'],
  [/job_?queue/i, 'jobQueue'],
  [/job_?def/i, 'jobDefinition'],
  [/task_?def/i, 'taskDefinition'],
  [/dead_?letter|queue|sqs/i, 'queue'],
  [/topic|sns/i, 'topic'],
  [/table|dynamo|ddb/i, 'table'],
  [/bucket/i, 'bucket'],
  [/role/i, 'role'],
  [/bus(?![a-z])/i, 'eventBus'],
  [/connection/i, 'connection'],
  [/log_?group/i, 'logGroup'],
  [/cluster/i, 'cluster'],
  [/secret/i, 'secret'],
  [/kms|encryption_?key/i, 'key'],
  [/stream/i, 'stream'],
  [/user_?pool/i, 'userPool'],
  [/knowledge_?base/i, 'knowledgeBase'],
  [/function|lambda|fn(?![a-z])/i, 'function'],
];

/** The kind of resource that a name means, if any. */
export function guessKind(name: string): ResourceKindName | undefined {
  return words.find(([pattern]) => pattern.test(name))?.[1];
}

/** The rest of a name without the kind of resource and the attribute: `charge` of `charge_function_arn`. */
export function withoutKind(name: string): string {
  const kind = guessKind(name);
  const rest = words
    .filter(([, spoken]) => spoken === kind)
    .reduce(
      (text, [pattern]) => text.replace(new RegExp(pattern, 'gi'), ''),
      withoutArn(name).replace(/dead_?letter/gi, 'dlq'),
    )
    .replace(/(?:^|[_-])(?:arns?|ids?|names?|urls?|qualified|this)$/i, '');
  return rest.replace(/[_-]{2,}/g, '_').replace(/^[_-]+|[_-]+$|^s$/g, '');
}

/** `HelloFunctionArn`, `hello_function_arn` and `HelloFunctionARN` are all the ARN of `HelloFunction`. */
function withoutArn(name: string): string {
  return name.replace(/(?<=.)[_-]?(?:Arn|ARN|(?<=[_-])arn)$/, '');
}

export function endsLikeArn(name: string): boolean {
  return /(?:Arn|ARN|[_.-]arn|^arn)$/.test(name);
}

import type { ResourceKindName } from './resourceKinds';

/** Words in the name of a token or a field, and the kind of resource that they speak of; the first that fits. */
const words: readonly (readonly [RegExp, ResourceKindName])[] = [
  [/state_?machine|sfn|step_?function|workflow/i, 'stateMachine'],
  [/activity/i, 'activity'],
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

/** The kind of resource that a name speaks of, if it speaks of one. */
export function guessKind(name: string): ResourceKindName | undefined {
  return words.find(([pattern]) => pattern.test(name))?.[1];
}

/** `HelloFunctionArn`, `hello_function_arn` and `HelloFunctionARN` are all the ARN of `HelloFunction`. */
export function withoutArn(name: string): string {
  return name.replace(/(?<=.)[_-]?(?:Arn|ARN|(?<=[_-])arn)$/, '');
}

export function endsLikeArn(name: string): boolean {
  return /(?:Arn|ARN|[_.-]arn|^arn)$/.test(name);
}

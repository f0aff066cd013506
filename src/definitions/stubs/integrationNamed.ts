/** A service, with the words that begin tokens for its integrations. */
interface NamedIntegration {
  readonly words: RegExp;
  /** Its name in a Resource. */
  readonly service: string;
  /** Each action, and the parameters by which its task is recognised. */
  readonly actions: Readonly<Record<string, RegExp>>;
}

const table = /"?\bTableName\b/;

const integrations: readonly NamedIntegration[] = [
  {
    words: /^(?:ddb|dynamo(?:db)?)/,
    service: 'dynamodb',
    actions: { getItem: table, putItem: table, updateItem: table, deleteItem: table },
  },
  { words: /^(?:ddb|dynamo(?:db)?)/, service: 'aws-sdk:dynamodb', actions: { query: table, scan: table } },
  { words: /^sqs/, service: 'sqs', actions: { sendMessage: /\bQueueUrl\b/ } },
  { words: /^sns/, service: 'sns', actions: { publish: /\b(?:TopicArn|TargetArn|PhoneNumber)\b/ } },
  { words: /^lambda/, service: 'lambda', actions: { invoke: /\bFunctionName\b/ } },
  {
    words: /^(?:states|sfn|stepfunctions?)/,
    service: 'states',
    actions: { startExecution: /\bStateMachineArn\b/ },
  },
  { words: /^(?:events|eventbridge)/, service: 'events', actions: { putEvents: /\bEntries\b/ } },
  { words: /^glue/, service: 'glue', actions: { startJobRun: /\bJobName\b/ } },
  { words: /^batch/, service: 'batch', actions: { submitJob: /\bJobDefinition\b/ } },
  { words: /^ecs/, service: 'ecs', actions: { runTask: /\bTaskDefinition\b/ } },
  { words: /^athena/, service: 'athena', actions: { startQueryExecution: /\bQueryString\b/ } },
  { words: /^codebuild/, service: 'codebuild', actions: { startBuild: /\bProjectName\b/ } },
  { words: /^bedrock/, service: 'bedrock', actions: { invokeModel: /\bModelId\b/ } },
];

const patterns: readonly (readonly [RegExp, string])[] = [
  [/waitfortasktoken$/, '.waitForTaskToken'],
  [/sync$/, '.sync'],
];

/**
 * The integration that a token in `Resource` means, by its name and the parameters after it: `DDBPutItem`, in a task
 * with a `TableName`, is `arn:aws:states:::dynamodb:putItem`. `undefined` for other names, which are functions.
 */
export function integrationNamed(id: string, behind: string, partition: string): string | undefined {
  const spoken = id.toLowerCase().replace(/[^a-z]/g, '');
  const plain = spoken.replace(/(?:action|arn|resource|integration|api|call)$/, '');
  const hasToken = /\bTask\.Token\b/.test(behind);
  const [pattern, suffix] = patterns.find(([ending]) => ending.test(plain)) ?? [
    /$/,
    hasToken ? '.waitForTaskToken' : '',
  ];
  const name = plain.replace(pattern, '');
  for (const { words, service, actions } of integrations) {
    if (!words.test(name)) continue;
    const found = Object.entries(actions).find(([action, wants]) => {
      return name.endsWith(action.toLowerCase()) && wants.test(behind);
    });
    if (found) return `arn:${partition}:states:::${service}:${found[0]}${suffix}`;
  }
  return undefined;
}

/** The service of the surrounding task, in the spelling of ARNs. */
export function serviceNear(before: string, after: string): string | undefined {
  const resource = /:states:::(?:aws-sdk:)?([a-z0-9]+):/g;
  const service = [...before.matchAll(resource)].at(-1)?.[1] ?? resource.exec(after)?.[1];
  return service === undefined ? undefined : (spellings[service] ?? service);
}

/** Services that ARNs spell differently from a task's `Resource`. */
const spellings: Readonly<Record<string, string>> = {
  sfn: 'states',
  eventbridge: 'events',
  cloudwatchlogs: 'logs',
  bedrockagent: 'bedrock',
  bedrockagentruntime: 'bedrock',
  bedrockruntime: 'bedrock',
  bedrockagentcore: 'bedrock-agentcore',
  cognitoidentityprovider: 'cognito-idp',
  emr: 'elasticmapreduce',
  sagemakerruntime: 'sagemaker',
};

import type { PolicyStatement } from '../../../contract/DeclaredRole';
import type { TaskResource } from '../../../language/asl/resource';
import { isObject, type Json, type JsonObject } from '../../../util/json';
import { arnOf, type AwsEnvironment } from '../../stubs/AwsEnvironment';

// What the plugin serverless-step-functions grants for a task: source: its lib/deploy/stepFunctions/iamStrategies, of
// 2026. It grants nothing for a Resource that it does not know.

/** The statements for a task; `undefined` if the plugin grants something that is not known here. */
export function grantsFor(
  resource: TaskResource,
  state: JsonObject,
  deployment: AwsEnvironment,
): readonly PolicyStatement[] | undefined {
  if (resource.kind === 'lambdaFunction') return [invoke(resource.arn.replace(/(:function:[^:]+):[^:]+$/, '$1'))];
  if (resource.kind !== 'integration') return [];
  const { service, action, awsSdk } = resource;
  const grant = grants[`${awsSdk ? 'aws-sdk:' : ''}${service}:${action}`];
  if (grant) return grant({ state, deployment });
  return others.test(`${service}:${action}`) ? undefined : [];
}

/** Calls for which the plugin grants something that is not written here. */
const others =
  /^(?:redshiftdata:|sagemaker:createTransformJob|bedrock:invokeModel|http:invoke|s3:(?:getObject|putObject|listObjectsV2)|ses|sesv2:sendEmail|scheduler:|eventbridge:putTargets|sfn:startSyncExecution|athena:)/;

interface Granted {
  readonly state: JsonObject;
  readonly deployment: AwsEnvironment;
}

type Grant = (task: Granted) => readonly PolicyStatement[];

/** A parameter as text; `*` for one that a path or an expression decides. */
function parameter({ state }: Granted, name: string): string {
  const all: Json = state['Parameters'] ?? state['Arguments'] ?? {};
  const value = isObject(all) ? all[name] : undefined;
  return typeof value !== 'string' || /^\{%.*%\}$/s.test(value.trim()) ? '*' : value;
}

function allow(Action: readonly string[], ...Resource: readonly string[]): PolicyStatement {
  return { Effect: 'Allow', Action, Resource };
}

function invoke(arn: string): PolicyStatement {
  return arn === '*' ? allow(['lambda:InvokeFunction'], '*') : allow(['lambda:InvokeFunction'], arn, `${arn}:*`);
}

const rule = ({ deployment }: Granted, name: string): PolicyStatement =>
  allow(['events:PutTargets', 'events:PutRule', 'events:DescribeRule'], arnOf(deployment, 'events', `rule/${name}`));

/** The ARN of a named resource, unless it is already one or not known. */
const named = (task: Granted, name: string, service: string, prefix: string): string => {
  const given = parameter(task, name);
  return given === '*' || given.startsWith('arn:') ? given : arnOf(task.deployment, service, prefix + given);
};

const table =
  (action: string): Grant =>
  (task) => [allow([`dynamodb:${action}`], named(task, 'TableName', 'dynamodb', 'table/'))];

const queue = (task: Granted): string => {
  const url = parameter(task, 'QueueUrl');
  const [, region, account, name] = /^https:\/\/sqs\.([^.]+)\.[^/]+\/([^/]+)\/([^/]+)$/.exec(url) ?? [];
  return name === undefined ? '*' : `arn:${task.deployment.partition}:sqs:${region!}:${account!}:${name}`;
};

const startExecution: Grant = (task) => {
  const arn = parameter(task, 'StateMachineArn');
  const executions = arn === '*' ? '*' : `${arn.replace(':stateMachine:', ':execution:')}*`;
  return [
    allow(['states:StartExecution'], arn),
    allow(['states:DescribeExecution', 'states:StopExecution'], executions),
    rule(task, 'StepFunctionsGetEventsForStepFunctionsExecutionRule'),
  ];
};

const grants: Readonly<Record<string, Grant>> = {
  'lambda:invoke': (task) => [invoke(named(task, 'FunctionName', 'lambda', 'function:'))],
  'sqs:sendMessage': (task) => [allow(['sqs:SendMessage'], queue(task))],
  'sns:publish': (task) => [allow(['sns:Publish'], parameter(task, 'TopicArn'))],
  'dynamodb:getItem': table('GetItem'),
  'dynamodb:putItem': table('PutItem'),
  'dynamodb:updateItem': table('UpdateItem'),
  'dynamodb:deleteItem': table('DeleteItem'),
  'aws-sdk:dynamodb:putItem': table('PutItem'),
  'aws-sdk:dynamodb:updateItem': table('UpdateItem'),
  'aws-sdk:dynamodb:updateTable': table('UpdateTable'),
  'aws-sdk:dynamodb:query': table('Query'),
  'aws-sdk:dynamodb:scan': table('Scan'),
  'batch:submitJob': (task) => [
    allow(['batch:SubmitJob', 'batch:DescribeJobs', 'batch:TerminateJob'], '*'),
    rule(task, 'StepFunctionsGetEventsForBatchJobsRule'),
  ],
  'glue:startJobRun': () => [
    allow(['glue:StartJobRun', 'glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'], '*'),
  ],
  'ecs:runTask': (task) => [
    allow(['ecs:RunTask', 'ecs:StopTask', 'ecs:DescribeTasks', 'iam:PassRole'], '*'),
    rule(task, 'StepFunctionsGetEventsForECSTaskRule'),
  ],
  'states:startExecution': startExecution,
  'codebuild:startBuild': (task) => [
    allow(
      ['codebuild:StartBuild', 'codebuild:StopBuild', 'codebuild:BatchGetBuilds'],
      named(task, 'ProjectName', 'codebuild', 'project/'),
    ),
    rule(task, 'StepFunctionsGetEventForCodeBuildStartBuildRule'),
  ],
};

/** What the plugin grants for `loggingConfig`. */
export const loggingGrant: PolicyStatement = allow(
  [
    'logs:CreateLogDelivery',
    'logs:GetLogDelivery',
    'logs:UpdateLogDelivery',
    'logs:DeleteLogDelivery',
    'logs:ListLogDeliveries',
    'logs:PutResourcePolicy',
    'logs:DescribeResourcePolicies',
    'logs:DescribeLogGroups',
  ],
  '*',
);

/** What the plugin grants for `tracingConfig`. */
export const tracingGrant: PolicyStatement = allow(
  ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
  '*',
);

import type { PolicyDocument, PolicyStatement } from '../../contract/DeclaredRole';

// The documents of AWS's managed policies change, but seldom; source: AWS Managed Policy Reference Guide, one page a
// policy, of the version in the comment where that matters.

interface ManagedPolicy {
  readonly document: PolicyDocument;
  /** Whether these are all statements. Otherwise, the policy allows more than is written here. */
  readonly isComplete: boolean;
}

/** A managed policy of AWS by its name, without path; `undefined` if its document is not known here. */
export function managedPolicy(name: string): ManagedPolicy | undefined {
  const isComplete = Object.hasOwn(complete, name);
  const statements = isComplete ? complete[name]! : Object.hasOwn(partial, name) ? partial[name] : undefined;
  return statements && { document: { Statement: statements }, isComplete };
}

function allow(Action: readonly string[], Resource: readonly string[] = ['*']): PolicyStatement {
  return { Effect: 'Allow', Action, Resource };
}

function allowIf(
  operator: 'StringEquals' | 'StringLike',
  key: string,
  value: string,
  { Action, Resource = ['*'] }: { readonly Action: readonly string[]; readonly Resource?: readonly string[] },
): PolicyStatement {
  return { ...allow(Action, Resource), Condition: { [operator]: { [key]: [value] } } };
}

const log = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

const trace = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
  'xray:GetSamplingStatisticSummaries',
];

const complete: Readonly<Record<string, readonly PolicyStatement[]>> = {
  AdministratorAccess: [allow(['*'])],
  AWSDenyAll: [{ Effect: 'Deny', Action: ['*'], Resource: ['*'] }],
  PowerUserAccess: [
    { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: ['*'] },
    allow([
      'iam:CreateServiceLinkedRole',
      'iam:DeleteServiceLinkedRole',
      'iam:ListRoles',
      'organizations:DescribeOrganization',
      'account:ListRegions',
      'account:GetAccountInformation',
    ]),
  ],
  AWSLambdaRole: [allow(['lambda:InvokeFunction'])],
  // Version of 2026-02.
  AWSLambda_FullAccess: [
    allow([
      'cloudformation:DescribeStacks',
      'cloudformation:ListStackResources',
      'cloudwatch:ListMetrics',
      'cloudwatch:GetMetricData',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeSubnets',
      'ec2:DescribeVpcs',
      'kms:DescribeKey',
      'kms:ListAliases',
      'iam:GetPolicy',
      'iam:GetPolicyVersion',
      'iam:GetRole',
      'iam:GetRolePolicy',
      'iam:ListAttachedRolePolicies',
      'iam:ListRolePolicies',
      'iam:ListRoles',
      'lambda:*',
      'logs:DescribeLogGroups',
      'states:DescribeStateMachine',
      'states:ListStateMachines',
      'tag:GetResources',
      'xray:GetTraceSummaries',
      'xray:BatchGetTraces',
    ]),
    allowIf('StringEquals', 'iam:PassedToService', 'lambda.amazonaws.com', { Action: ['iam:PassRole'] }),
    allow(
      [
        'logs:DescribeLogStreams',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
        'logs:StartLiveTail',
        'logs:StopLiveTail',
      ],
      ['arn:aws:logs:*:*:log-group:/aws/lambda/*'],
    ),
    allowIf('StringEquals', 'iam:AWSServiceName', 'lambda.amazonaws.com', {
      Action: ['iam:CreateServiceLinkedRole'],
      Resource: ['arn:aws:iam::*:role/aws-service-role/lambda.amazonaws.com/AWSServiceRoleForLambda'],
    }),
  ],
  AWSLambdaBasicExecutionRole: [allow(log)],
  AmazonSQSFullAccess: [allow(['sqs:*'])],
  AWSStepFunctionsFullAccess: [allow(['states:*'])],
  AWSXRayDaemonWriteAccess: [allow(trace)],
  AWSXrayWriteOnlyAccess: [allow(trace)],
  AWSXrayFullAccess: [allow(['xray:*'])],
  AmazonS3FullAccess: [allow(['s3:*', 's3-object-lambda:*'])],
  // Version of 2026-02.
  CloudWatchLogsFullAccess: [
    allow([
      'logs:*',
      'cloudwatch:GenerateQuery',
      'cloudwatch:GenerateQueryResultsSummary',
      'observabilityadmin:GetS3TableIntegration',
      'observabilityadmin:ListS3TableIntegrations',
      'observabilityadmin:ListTelemetryPipelines',
    ]),
  ],
  CloudWatchFullAccess: [
    allow([
      'autoscaling:Describe*',
      'cloudwatch:*',
      'logs:*',
      'sns:*',
      'iam:GetPolicy',
      'iam:GetPolicyVersion',
      'iam:GetRole',
      'oam:ListSinks',
    ]),
    allowIf('StringLike', 'iam:AWSServiceName', 'events.amazonaws.com', {
      Action: ['iam:CreateServiceLinkedRole'],
      Resource: ['arn:aws:iam::*:role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents*'],
    }),
    allow(['oam:ListAttachedLinks'], ['arn:aws:oam:*:*:sink/*']),
  ],
};

/** What these certainly allow. What else they allow is not written here, so that nobody is denied it. */
const partial: Readonly<Record<string, readonly PolicyStatement[]>> = {
  AmazonAthenaFullAccess: [allow(['athena:*'])],
  AmazonDynamoDBFullAccess: [allow(['dynamodb:*'])],
  AmazonECS_FullAccess: [allow(['ecs:*'])],
  AmazonEventBridgeFullAccess: [allow(['events:*', 'schemas:*', 'scheduler:*', 'pipes:*'])],
  AmazonSNSFullAccess: [allow(['sns:*'])],
  AmazonSSMFullAccess: [allow(['ssm:*'])],
  AWSBatchFullAccess: [allow(['batch:*'])],
  SecretsManagerReadWrite: [allow(['secretsmanager:*'])],
  AWSLambdaVPCAccessExecutionRole: [allow(log)],
};

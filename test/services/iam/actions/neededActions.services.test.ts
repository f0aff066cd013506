import { parseResource } from '../../../../src/language/asl/resource';
import { atRunTime } from '../../../../src/services/iam/actions/NeededAction';
import { neededActions } from '../../../../src/services/iam/actions/neededActions';
import type { JsonObject } from '../../../../src/util/json';

const place = { partition: 'aws', region: 'us-east-1', accountId: '123456789012' };
const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Order';

/** `action on resources`, with `?` for a doubt, and what the request says about itself. */
function needs(resource: string, parameters: JsonObject = {}): readonly string[] {
  const call = { resource: parseResource(`arn:aws:states:::${resource}`)!, parameters, place, stateMachineArn };
  return neededActions(call).map(({ action, resources, doubt, context = {} }) => {
    const says = Object.entries(context).map(([key, value]) => ` ${key}=${value}`);
    const where = resources.map((arn) => arn.replace(':us-east-1:123456789012:', '::'));
    return `${action}${doubt === undefined ? '' : '?'} ${where.join(' ')}${says.join('')}`;
  });
}

function rule(name: string): readonly string[] {
  return ['PutTargets', 'PutRule', 'DescribeRule'].map((action) => `events:${action} arn:aws:events::rule/${name}`);
}

// "IAM policies for integrated services" of the AWS Step Functions guide, a page for each of these services.
describe('optimised integrations', () => {
  test('ECS', () => {
    const TaskDefinition = 'arn:aws:ecs:us-east-1:123456789012:task-definition/report:7';
    const passed = 'iam:PassRole? * iam:PassedToService=ecs-tasks.amazonaws.com';
    expect(needs('ecs:runTask', { TaskDefinition })).toEqual([
      'ecs:RunTask arn:aws:ecs::task-definition/report:7',
      passed,
    ]);
    const Overrides = { TaskRoleArn: 'arn:aws:iam::123456789012:role/task' };
    expect(needs('ecs:runTask.sync', { TaskDefinition: 'report', Cluster: 'main', Overrides })).toEqual([
      ...rule('StepFunctionsGetEventsForECSTaskRule'),
      'ecs:RunTask arn:aws:ecs::task-definition/report:*',
      'iam:PassRole arn:aws:iam::123456789012:role/task iam:PassedToService=ecs-tasks.amazonaws.com',
      passed,
      'ecs:DescribeTasks arn:aws:ecs::task/main/*',
      'ecs:StopTask arn:aws:ecs::task/main/*',
    ]);
  });

  test('Batch', () => {
    expect(needs('batch:submitJob.sync', { JobName: 'n', JobQueue: 'q', JobDefinition: 'd' })).toEqual([
      ...rule('StepFunctionsGetEventsForBatchJobsRule'),
      'batch:SubmitJob *',
      'batch:DescribeJobs *',
      'batch:TerminateJob *',
    ]);
  });

  test('Glue and DataBrew, without a rule', () => {
    const job = 'arn:aws:glue::job/etl';
    expect(needs('glue:startJobRun', { JobName: 'etl' })).toEqual([`glue:StartJobRun ${job}`]);
    expect(needs('glue:startJobRun.sync', { JobName: 'etl' })).toEqual([
      `glue:StartJobRun ${job}`,
      `glue:GetJobRun ${job}`,
      `glue:GetJobRuns ${job}`,
      `glue:BatchStopJobRun ${job}`,
    ]);
    expect(needs('databrew:startJobRun.sync', { Name: 'clean' })).toEqual([
      'databrew:StartJobRun arn:aws:databrew::job/clean',
      'databrew:ListJobRuns arn:aws:databrew::job/clean',
      'databrew:StopJobRun arn:aws:databrew::job/clean',
    ]);
  });

  test('SageMaker', () => {
    const RoleArn = 'arn:aws:iam::123456789012:role/ml';
    const job = 'arn:aws:sagemaker::training-job/train';
    expect(needs('sagemaker:createTrainingJob.sync', { TrainingJobName: 'train', RoleArn })).toEqual([
      ...rule('StepFunctionsGetEventsForSageMakerTrainingJobsRule'),
      `sagemaker:CreateTrainingJob ${job}`,
      'sagemaker:ListTags *',
      `iam:PassRole ${RoleArn} iam:PassedToService=sagemaker.amazonaws.com`,
      `sagemaker:DescribeTrainingJob ${job}`,
      `sagemaker:StopTrainingJob ${job}`,
    ]);
  });

  test('CodeBuild, whose rules have another name', () => {
    const project = 'arn:aws:codebuild::project/site';
    expect(needs('codebuild:startBuild.sync', { ProjectName: 'site' })).toEqual([
      ...rule('StepFunctionsGetEventForCodeBuildStartBuildRule'),
      `codebuild:StartBuild ${project}`,
      `codebuild:BatchGetBuilds ${project}`,
      `codebuild:StopBuild ${project}`,
    ]);
  });

  test('EMR', () => {
    expect(needs('elasticmapreduce:addStep.sync', { ClusterId: 'j-1', Step: {} })).toEqual([
      ...rule('StepFunctionsGetEventForEMRAddJobFlowStepsRule'),
      'elasticmapreduce:AddJobFlowSteps arn:aws:elasticmapreduce::cluster/j-1',
      'elasticmapreduce:DescribeStep arn:aws:elasticmapreduce::cluster/j-1',
      'elasticmapreduce:CancelSteps arn:aws:elasticmapreduce::cluster/j-1',
    ]);
    expect(needs('elasticmapreduce:createCluster', { Name: 'n', ServiceRole: 'EMR', JobFlowRole: 'EC2' })).toEqual([
      'elasticmapreduce:RunJobFlow *',
      'iam:PassRole arn:aws:iam::123456789012:role/EMR',
      'iam:PassRole? arn:aws:iam::123456789012:role/EC2',
    ]);
    expect(needs('elasticmapreduce:modifyInstanceFleetByName', { ClusterId: 'j-1' })).toEqual([
      'elasticmapreduce:ModifyInstanceFleet arn:aws:elasticmapreduce::cluster/j-1',
      'elasticmapreduce:ListInstanceFleets arn:aws:elasticmapreduce::cluster/j-1',
    ]);
  });

  test('EMR on EKS and EMR Serverless', () => {
    const ExecutionRoleArn = 'arn:aws:iam::123456789012:role/spark';
    expect(needs('emr-containers:startJobRun.sync', { VirtualClusterId: 'v', ExecutionRoleArn })).toEqual([
      `emr-containers:StartJobRun arn:aws:emr-containers::/virtualclusters/v emr-containers:ExecutionRoleArn=${ExecutionRoleArn}`,
      'emr-containers:DescribeJobRun arn:aws:emr-containers::/virtualclusters/v/jobruns/*',
      'emr-containers:CancelJobRun arn:aws:emr-containers::/virtualclusters/v/jobruns/*',
    ]);
    expect(needs('emr-serverless:startJobRun.sync', { ApplicationId: 'a', ExecutionRoleArn })).toEqual([
      ...rule('StepFunctionsGetEventsForEMRServerlessJobRule'),
      'emr-serverless:StartJobRun arn:aws:emr-serverless::/applications/a',
      `iam:PassRole ${ExecutionRoleArn} iam:PassedToService=emr-serverless.amazonaws.com`,
      'emr-serverless:GetJobRun arn:aws:emr-serverless::/applications/a/jobruns/*',
      'emr-serverless:CancelJobRun arn:aws:emr-serverless::/applications/a/jobruns/*',
    ]);
  });

  test('Athena', () => {
    const ResultConfiguration = { OutputLocation: 's3://results/q/' };
    expect(needs('athena:startQueryExecution.sync', { QueryString: 'q', ResultConfiguration })).toEqual([
      'athena:StartQueryExecution arn:aws:athena::workgroup/primary',
      'athena:GetDataCatalog? arn:aws:athena::datacatalog/AwsDataCatalog',
      's3:GetBucketLocation arn:aws:s3:::results',
      's3:PutObject arn:aws:s3:::results/q/*',
      'glue:GetDatabase? *',
      'glue:GetTable? *',
      'glue:GetPartitions? *',
      's3:GetObject? *',
      's3:ListBucket? *',
      'lakeformation:GetDataAccess? *',
      'athena:GetQueryExecution arn:aws:athena::workgroup/primary',
      'athena:StopQueryExecution arn:aws:athena::workgroup/primary',
    ]);
  });

  test('nested executions', () => {
    const StateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:Child:live';
    expect(needs('states:startExecution', { StateMachineArn })).toEqual([
      'states:StartExecution arn:aws:states::stateMachine:Child:live',
    ]);
    expect(needs('states:startExecution.sync:2', { StateMachineArn })).toEqual([
      ...rule('StepFunctionsGetEventsForStepFunctionsExecutionRule'),
      'states:StartExecution arn:aws:states::stateMachine:Child:live',
      'states:DescribeExecution arn:aws:states::execution:Child:*',
      'states:StopExecution arn:aws:states::execution:Child:*',
    ]);
  });

  test('MediaConvert', () => {
    const Role = 'arn:aws:iam::123456789012:role/media';
    expect(needs('mediaconvert:createJob.sync', { Role, Settings: {} })).toEqual([
      ...rule('StepFunctionsGetEventsForMediaConvertJobRule'),
      'mediaconvert:CreateJob *',
      `iam:PassRole ${Role} iam:PassedToService=mediaconvert.amazonaws.com`,
      'mediaconvert:GetJob arn:aws:mediaconvert::jobs/*',
      'mediaconvert:CancelJob arn:aws:mediaconvert::jobs/*',
    ]);
  });

  test('EKS, where the cluster itself decides about some calls', () => {
    expect(needs('eks:call', { ClusterName: 'c' })).toEqual([]);
    expect(needs('eks:createCluster.sync', { Name: 'c', RoleArn: 'arn:aws:iam::123456789012:role/eks' })).toEqual([
      'eks:CreateCluster *',
      'iam:PassRole arn:aws:iam::123456789012:role/eks iam:PassedToService=eks.amazonaws.com',
      'eks:DescribeCluster arn:aws:eks::cluster/c',
    ]);
  });

  test('Bedrock', () => {
    expect(needs('bedrock:invokeModel', { ModelId: 'amazon.titan-text-v1', Body: {} })).toEqual([
      'bedrock:InvokeModel arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-v1',
    ]);
    expect(
      needs('bedrock:invokeModel', { ModelId: 'eu.anthropic.claude-v9', Input: { S3Uri: 's3://prompts/p.json' } }),
    ).toEqual([
      'bedrock:InvokeModel arn:aws:bedrock::inference-profile/eu.anthropic.claude-v9 arn:aws:bedrock:*::foundation-model/anthropic.claude-v9',
      's3:GetObject arn:aws:s3:::prompts/p.json',
    ]);
  });

  test('API Gateway, only if the call is signed', () => {
    const api = {
      ApiEndpoint: 'abc123.execute-api.us-east-1.amazonaws.com',
      Method: 'GET',
      Stage: 'prod',
      Path: '/pets',
    };
    expect(needs('apigateway:invoke', api)).toEqual([]);
    expect(needs('apigateway:invoke', { ...api, AuthType: 'IAM_ROLE' })).toEqual([
      'execute-api:Invoke arn:aws:execute-api::abc123/prod/GET/pets',
    ]);
  });

  test('HTTP Task', () => {
    const connection = 'arn:aws:events:us-east-1:123456789012:connection/Shop/6f1a';
    const secret = 'arn:aws:secretsmanager::secret:events!connection/Shop/*';
    const parameters = {
      ApiEndpoint: 'https://api.example.com/pay',
      Method: 'POST',
      Authentication: { ConnectionArn: connection },
    };
    expect(needs('http:invoke', parameters)).toEqual([
      'states:InvokeHTTPEndpoint arn:aws:states::stateMachine:Order states:HTTPMethod=POST states:HTTPEndpoint=https://api.example.com/pay',
      'events:RetrieveConnectionCredentials arn:aws:events::connection/Shop/6f1a',
      `secretsmanager:GetSecretValue ${secret}`,
      `secretsmanager:DescribeSecret ${secret}`,
    ]);
  });

  test('SQS, SNS and EventBridge', () => {
    const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/210987654321/orders';
    expect(needs('sqs:sendMessage', { QueueUrl })).toEqual([
      'sqs:SendMessage arn:aws:sqs:eu-west-1:210987654321:orders',
    ]);
    expect(needs('sns:publish', { PhoneNumber: '+1', Message: 'm' })).toEqual(['sns:Publish *']);
    expect(needs('events:putEvents', { Entries: [{ EventBusName: 'shop' }, {}, { EventBusName: 'shop' }] })).toEqual([
      'events:PutEvents arn:aws:events::event-bus/shop arn:aws:events::event-bus/default',
    ]);
    expect(needs('events:putEvents', { Entries: atRunTime })).toEqual(['events:PutEvents *']);
  });
});

describe('aws-sdk integrations', () => {
  // The names are in AWS's service authorization reference; the calls' own names are not.
  test.each([
    ['s3:listObjectsV2', { Bucket: 'b' }, ['s3:ListBucket arn:aws:s3:::b']],
    ['s3:headObject', { Bucket: 'b', Key: 'k' }, ['s3:GetObject arn:aws:s3:::b/k']],
    ['s3:getObject', { Bucket: 'b', Key: 'k', VersionId: 'v' }, ['s3:GetObjectVersion arn:aws:s3:::b/k']],
    ['s3:listBuckets', {}, ['s3:ListAllMyBuckets *']],
    [
      's3:copyObject',
      { Bucket: 'b', Key: 'k', CopySource: 'a/x' },
      ['s3:PutObject arn:aws:s3:::b/k', 's3:GetObject arn:aws:s3:::a/x'],
    ],
    [
      's3:deleteObjects',
      { Bucket: 'b', Delete: { Objects: [{ Key: 'x' }, { Key: atRunTime }] } },
      ['s3:DeleteObject arn:aws:s3:::b/x arn:aws:s3:::b/*'],
    ],
    [
      's3:putObject',
      { Bucket: 'b', Key: 'k', Tagging: 'a=b' },
      ['s3:PutObject arn:aws:s3:::b/k', 's3:PutObjectTagging arn:aws:s3:::b/k'],
    ],
    [
      'sqs:sendMessageBatch',
      { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q' },
      ['sqs:SendMessage arn:aws:sqs::q'],
    ],
    ['sns:publishBatch', { TopicArn: 'arn:aws:sns:us-east-1:123456789012:t' }, ['sns:Publish arn:aws:sns::t']],
    ['dynamodb:query', { TableName: 't', IndexName: 'i' }, ['dynamodb:Query arn:aws:dynamodb::table/t/index/i']],
    [
      'dynamodb:batchWriteItem',
      { RequestItems: { t: [], u: [] } },
      ['dynamodb:BatchWriteItem arn:aws:dynamodb::table/t arn:aws:dynamodb::table/u'],
    ],
    [
      'dynamodb:transactWriteItems',
      { TransactItems: [{ Put: { TableName: 't' } }, { Delete: { TableName: 'u' } }] },
      ['dynamodb:PutItem arn:aws:dynamodb::table/t', 'dynamodb:DeleteItem arn:aws:dynamodb::table/u'],
    ],
    [
      'dynamodb:executeStatement',
      { Statement: 'SELECT * FROM "t" WHERE a=1' },
      ['dynamodb:PartiQLSelect arn:aws:dynamodb::table/t'],
    ],
    [
      'dynamodb:executeStatement',
      { Statement: `-- all\n/* of\nthem */ DELETE FROM t WHERE a='--' AND b="/*x*/"` },
      ['dynamodb:PartiQLDelete arn:aws:dynamodb::table/t'],
    ],
    ['dynamodb:executeStatement', { Statement: atRunTime }, ['dynamodb:PartiQLSelect? *']],
    [
      'sfn:startSyncExecution',
      { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:C' },
      ['states:StartSyncExecution arn:aws:states::stateMachine:C'],
    ],
    ['sfn:sendTaskSuccess', {}, ['states:SendTaskSuccess *']],
    ['eventbridge:putEvents', { Entries: [{}] }, ['events:PutEvents arn:aws:events::event-bus/default']],
    ['cloudwatchlogs:putLogEvents', {}, ['logs:PutLogEvents *']],
    ['cloudwatch:putMetricData', {}, ['cloudwatch:PutMetricData *']],
    ['sesv2:sendEmail', {}, ['ses:SendEmail *']],
    ['efs:createFileSystem', {}, ['elasticfilesystem:CreateFileSystem *']],
    ['mwaa:createCliToken', {}, ['airflow:CreateCliToken *']],
    ['apigatewaymanagementapi:postToConnection', {}, ['execute-api:ManageConnections *']],
    ['apigatewayv2:createApi', {}, ['apigateway:POST *']],
    ['apigateway:getRestApi', {}, ['apigateway:GET *']],
    [
      'bedrockruntime:converse',
      { ModelId: 'm' },
      ['bedrock:InvokeModel arn:aws:bedrock:us-east-1::foundation-model/m'],
    ],
    ['kms:reEncrypt', {}, ['kms:ReEncryptFrom *', 'kms:ReEncryptTo *']],
    ['sts:getCallerIdentity', {}, []],
    [
      'secretsmanager:getSecretValue',
      { SecretId: 'shop' },
      ['secretsmanager:GetSecretValue arn:aws:secretsmanager::secret:shop-??????'],
    ],
    ['ssm:getParameter', { Name: '/shop/key' }, ['ssm:GetParameter arn:aws:ssm::parameter/shop/key']],
    ['emr:runJobFlow', {}, ['elasticmapreduce:RunJobFlow *']],
    ['glue:getUnfilteredTableMetadata', {}, ['glue:GetUnfilteredTableMetadata? *']],
    [
      'scheduler:createSchedule',
      { Target: { RoleArn: 'arn:aws:iam::123456789012:role/r' } },
      ['scheduler:CreateSchedule *', 'iam:PassRole arn:aws:iam::123456789012:role/r'],
    ],
    ['iam:attachRolePolicy', { RoleName: 'r', RoleArn: 'x' }, ['iam:AttachRolePolicy *']],
  ] as const)('%s', (resource, parameters, expected) => {
    expect(needs(`aws-sdk:${resource}`, parameters as JsonObject)).toEqual(expected);
  });
});

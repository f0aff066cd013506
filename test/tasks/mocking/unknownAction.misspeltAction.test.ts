import { misspeltAction } from '../../../src/tasks/mocking/unknownAction';

// Their client packages are not installed here.
test.each([
  'sagemaker:deleteTrainingJob',
  'sagemaker:createTrainingPlan',
  'sagemaker:deleteEndpointConfig',
  'emr-serverless:getApplication',
  'emr-serverless:updateApplication',
  'emr-containers:describeVirtualCluster',
  'eks:describeFargateProfile',
  'athena:listQueryExecutions',
  'athena:batchGetQueryExecution',
  'codebuild:batchGetBuilds',
  'bedrock:stopModelCustomizationJob',
  'elasticmapreduce:cancelSteps',
  'elasticmapreduce:setTerminationProtection',
  'glue:getJobRuns',
  'batch:terminateJobs',
  's3:putObjectAcl',
  's3:listObjects',
  'states:stopExecution',
])('%s is an action of AWS, however near to another it is', (name) => {
  const [service, action] = name.split(':') as [string, string];
  expect(misspeltAction(service, action)).toBeUndefined();
});

test.each([
  ['sagemaker:createTraningJob', 'createTrainingJob'],
  ['glue:startJobRnu', 'startJobRun'],
  ['athena:getQueryResult', 'getQueryResults'],
  ['dynamodb:putItems', 'putItem'],
  ['sqs:sendMesages', 'sendMessage'],
])('%s is a misspelt %s', (name, meant) => {
  const [service, action] = name.split(':') as [string, string];
  expect(misspeltAction(service, action)).toBe(meant);
});

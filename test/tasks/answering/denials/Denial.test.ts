import { parseResource } from '../../../../src/language/asl/resource';
import type { TaskRequest } from '../../../../src/contract/task';
import { rightToCall } from '../../../../src/tasks/answering/denials/Denial';
import { policyService } from '../../../../src/services/policies';

test.each([
  ['arn:aws:lambda:us-east-1:123456789012:function:f', 'lambda:InvokeFunction'],
  ['arn:aws:states:us-east-1:123456789012:activity:a', undefined],
  ['arn:aws:states:::states:startExecution.sync:2', 'states:StartExecution'],
  ['arn:aws:states:::aws-sdk:sfn:describeExecution', 'states:DescribeExecution'],
  ['arn:aws:states:::events:putEvents', 'events:PutEvents'],
  ['arn:aws:states:::aws-sdk:eventbridge:putEvents', 'events:PutEvents'],
  ['arn:aws:states:::aws-sdk:cloudwatchlogs:putLogEvents', 'logs:PutLogEvents'],
  ['arn:aws:states:::aws-sdk:s3:listObjectsV2', 's3:ListBucket'],
  ['arn:aws:states:::elasticmapreduce:createCluster.sync', 'elasticmapreduce:RunJobFlow'],
  ['arn:aws:states:::emr-serverless:startJobRun.sync', 'emr-serverless:StartJobRun'],
  ['arn:aws:states:::apigateway:invoke', 'execute-api:Invoke'],
  ['arn:aws:states:::http:invoke', 'states:InvokeHTTPEndpoint'],
  ['arn:aws:states:::bedrock:invokeModel', 'bedrock:InvokeModel'],
  ['arn:aws:states:::ecs:runTask.sync', 'ecs:RunTask'],
])('%s needs %s', (arn, action) => {
  expect(rightToCall({ resource: parseResource(arn)!, parameters: {} } as TaskRequest)).toBe(action);
});

test('a service may be named as policies, Resources or the SDK name it', () => {
  expect(['states', 'sfn', 'events', 'eventbridge', 'emr-serverless', 'execute-api'].map(policyService)).toEqual([
    'states',
    'states',
    'events',
    'events',
    'emr-serverless',
    'execute-api',
  ]);
});

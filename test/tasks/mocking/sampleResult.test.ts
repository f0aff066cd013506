import { parseResource } from '../../../src/language/asl/resource';
import { sampleResult } from '../../../src/tasks/mocking/sampleResult';

const sdk = (name: string): string => `arn:aws:states:::${name}`;

test.each([
  ['arn:aws:lambda:us-east-1:123456789012:function:charge', {}],
  ['arn:aws:states:us-east-1:123456789012:activity:approve', {}],
  [sdk('lambda:invoke'), { StatusCode: 200, Payload: {} }],
  [sdk('lambda:invoke.waitForTaskToken'), {}],
  [sdk('states:startExecution.sync'), { Status: 'SUCCEEDED', Output: '{}' }],
  [sdk('states:startExecution.sync:2'), { Status: 'SUCCEEDED', Output: {} }],
  [sdk('glue:startJobRun.sync'), { JobRunState: 'SUCCEEDED' }],
  // What the API requires, by the client packages that this project has.
  [sdk('states:startExecution'), { ExecutionArn: '…', StartDate: '2030-01-01T00:00:00Z' }],
  [sdk('aws-sdk:sqs:listQueues'), { NextToken: '…', QueueUrls: [] }],
  [sdk('aws-sdk:nosuchservice:doIt'), {}],
])('%s', (arn, sample) => {
  expect(sampleResult(parseResource(arn)!)).toEqual(sample);
});

import { parseResource } from '../../../../src/language/asl/resource';
import { grantsFor } from '../../../../src/definitions/serverless/roles/grants';
import { deploymentOf } from '../../../../src/definitions/stubs/AwsEnvironment';

const queueUrl = 'https://sqs.eu-west-1.amazonaws.com/1/orders';
const arn = (rest: string) => `arn:aws:${rest.replace(':', ':us-east-1:123456789012:')}`;

function grants(resource: string, parameters: object = {}): readonly string[] | undefined {
  const state = { Type: 'Task', Resource: resource, Parameters: { ...parameters } };
  const all = grantsFor(parseResource(resource)!, state, deploymentOf());
  return all?.map(({ Action, Resource }) => `${Action!.join(' ')} on ${Resource!.join(' ')}`);
}

// Source: the strategies of serverless-step-functions.
describe('grantsFor', () => {
  it.each<[string, object, readonly string[]]>([
    [
      `${arn('lambda:function:f')}:live`,
      {},
      [`lambda:InvokeFunction on ${arn('lambda:function:f')} ${arn('lambda:function:f')}:*`],
    ],
    [
      'arn:aws:states:::lambda:invoke',
      { FunctionName: 'f' },
      [`lambda:InvokeFunction on ${arn('lambda:function:f')} ${arn('lambda:function:f')}:*`],
    ],
    ['arn:aws:states:::lambda:invoke', { 'FunctionName.$': '$.f' }, ['lambda:InvokeFunction on *']],
    ['arn:aws:states:::lambda:invoke', { FunctionName: '{% $states.input.f %}' }, ['lambda:InvokeFunction on *']],
    ['arn:aws:states:::sqs:sendMessage', { QueueUrl: queueUrl }, ['sqs:SendMessage on arn:aws:sqs:eu-west-1:1:orders']],
    ['arn:aws:states:::sns:publish', { TopicArn: 'arn:t' }, ['sns:Publish on arn:t']],
    ['arn:aws:states:::dynamodb:putItem', { TableName: 't' }, [`dynamodb:PutItem on ${arn('dynamodb:table/t')}`]],
    ['arn:aws:states:::aws-sdk:dynamodb:query', { TableName: 't' }, [`dynamodb:Query on ${arn('dynamodb:table/t')}`]],
    [
      'arn:aws:states:::glue:startJobRun.sync',
      {},
      ['glue:StartJobRun glue:GetJobRun glue:GetJobRuns glue:BatchStopJobRun on *'],
    ],
    [
      'arn:aws:states:::batch:submitJob.sync',
      {},
      [
        'batch:SubmitJob batch:DescribeJobs batch:TerminateJob on *',
        `events:PutTargets events:PutRule events:DescribeRule on ${arn('events:rule/StepFunctionsGetEventsForBatchJobsRule')}`,
      ],
    ],
    ['arn:aws:states:::aws-sdk:ec2:describeInstances', {}, []],
  ])('%s %j', (resource, parameters, expected) => {
    expect(grants(resource, parameters)).toEqual(expected);
  });

  it('does not know some', () => {
    expect(grants('arn:aws:states:::bedrock:invokeModel')).toBeUndefined();
  });
});

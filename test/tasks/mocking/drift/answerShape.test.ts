import { parseResource } from '../../../../src/language/asl/resource';
import { answerShape } from '../../../../src/tasks/mocking/drift/answerShape';

function shape(resource: string, door: 'execution' | 'TestState' = 'execution'): unknown {
  const found = answerShape(parseResource(`arn:aws:states:::${resource}`)!, door);
  if (!found.shape) return found.reason ?? 'nothing to say';
  const { api, shape: answer, free, complete } = found;
  return { api, shape: 'name' in answer ? answer.name : answer.kind, free, complete };
}

describe('answerShape', () => {
  test.each<[string, unknown]>([
    ['sqs:sendMessage', { api: 'sqs SendMessage', shape: 'SendMessageResult', free: [], complete: true }],
    ['aws-sdk:sqs:sendMessage', { api: 'sqs SendMessage', shape: 'SendMessageResult', free: [], complete: true }],
    ['lambda:invoke', { api: 'lambda Invoke', shape: 'InvocationResponse', free: ['Payload'], complete: true }],
    ['aws-sdk:lambda:invoke', { api: 'lambda Invoke', shape: 'InvocationResponse', free: [], complete: true }],
    [
      'states:startExecution',
      { api: 'states StartExecution', shape: 'StartExecutionOutput', free: [], complete: true },
    ],
    [
      'states:startExecution.sync',
      { api: 'sfn DescribeExecution', shape: 'DescribeExecutionOutput', free: [], complete: true },
    ],
    [
      'states:startExecution.sync:2',
      { api: 'sfn DescribeExecution', shape: 'DescribeExecutionOutput', free: ['Input', 'Output'], complete: true },
    ],
    ['ecs:runTask.sync', { api: 'ecs DescribeTasks', shape: 'Task', free: [], complete: true }],
    ['eks:runJob.sync', 'nothing to say'],
    ['http:invoke', 'nothing to say'],
    ['glue:startJobRun.sync', "no @aws-sdk/client-* package for 'glue' is installed"],
    ['bedrock:invokeModel', "no @aws-sdk/client-* package for 'bedrockruntime' is installed"],
  ])('%s', (resource, expected) => {
    expect(shape(resource)).toEqual(expected);
  });

  test('TestState wants a function’s payload as text', () => {
    expect(shape('lambda:invoke', 'TestState')).toMatchObject({ free: [] });
  });
});

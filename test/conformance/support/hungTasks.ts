// A program of its own: runs a workflow whose tasks hang, closes the service, and must then end by itself.
import { createService } from '../../../src/emulator/service/createService';

const service = createService({
  time: 'skip',
  // A timer may still end it, so that it is not Lambda that answers for it.
  handlers: { hung: () => new Promise((resolve) => setTimeout(resolve, 600_000).unref()) },
  environment: { AWS_ENDPOINT_URL_SQS: process.argv[2] },
});
const task = (Resource: string, Parameters: object) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${Resource}`,
  Parameters,
  TimeoutSeconds: 1,
  ResultPath: null,
});
const catchTo = (Next: string) => [{ ErrorEquals: ['States.Timeout'], ResultPath: null, Next }];
const definition = JSON.stringify({
  StartAt: 'Function',
  States: {
    Function: {
      ...task('lambda:invoke', { FunctionName: 'hung', Payload: {} }),
      Catch: catchTo('Endpoint'),
      End: true,
    },
    Endpoint: {
      ...task('sqs:sendMessage', { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'm' }),
      Catch: catchTo('Again'),
      End: true,
    },
    Again: { ...task('lambda:invoke', { FunctionName: 'hung', Payload: {} }), End: true },
  },
});
const call = (operation: string, input: object): any => service.call(operation, input);
const roleArn = 'arn:aws:iam::123456789012:role/r';
const { stateMachineArn } = call('CreateStateMachine', { name: 'M', definition, roleArn });
const { executionArn } = call('StartExecution', { stateMachineArn });
service.execution(executionArn)!.onEnd(() => {
  const { status, error } = call('DescribeExecution', { executionArn });
  const { events } = call('GetExecutionHistory', { executionArn });
  const seconds = Math.round(events.at(-1).timestamp - events[0].timestamp);
  console.log(JSON.stringify({ status, error, types: events.map(({ type }: { type: string }) => type), seconds }));
  service.close();
});

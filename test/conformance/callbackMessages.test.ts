import { roleArn } from '../emulator/operations/support/testService';
import { useScenario } from './support/Scenario';

const s = useScenario();
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals';
const region = 'us-east-1';
const md5 = expect.stringMatching(/^[0-9a-f]{32}$/);
const uuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

/** The result of `sqs:sendMessage`, with the length of the service's reply. */
const sent = (requestId: string, length: string, Date: string) => ({
  MD5OfMessageBody: md5,
  MessageId: uuid,
  SdkHttpMetadata: {
    AllHttpHeaders: {
      'x-amzn-RequestId': [requestId],
      connection: ['keep-alive'],
      'Content-Length': [length],
      Date: [Date],
      'Content-Type': ['application/x-amz-json-1.0'],
    },
    HttpHeaders: {
      connection: 'keep-alive',
      'Content-Length': length,
      'Content-Type': 'application/x-amz-json-1.0',
      Date,
      'x-amzn-RequestId': requestId,
    },
    HttpStatusCode: 200,
  },
  SdkResponseMetadata: { RequestId: requestId },
});

test.each([
  [
    'sqs',
    { MessageBody: { from: 'desk', 'Token.$': '$$.Task.Token', 'Order.$': '$' } },
    (token: string) => ({ from: 'desk', Order: { order: 7, note: null }, Token: token }),
  ],
  [
    'aws-sdk:sqs',
    { 'MessageBody.$': 'States.JsonToString($$.Task)' },
    (token: string) => JSON.stringify({ Token: token }),
  ],
])('%s:sendMessage.waitForTaskToken', async (resourceType, message, body) => {
  const resource = 'sendMessage.waitForTaskToken';
  const Ask = {
    Type: 'Task',
    Resource: `arn:aws:states:::${resourceType}:${resource}`,
    Parameters: { QueueUrl, ...message },
    TimeoutSeconds: 25,
    End: true,
  };
  const input = '{"order": 7, "note": null}';
  const arn = await s.run({ StartAt: 'Ask', States: { Ask } }, input);
  const [letter] = s.service.outbox.messages({ service: 'sqs', destination: 'approvals' });
  const taskToken = letter!.taskToken!;
  const MessageBody = body(taskToken);
  expect(letter!.body).toBe(typeof MessageBody === 'string' ? MessageBody : JSON.stringify(MessageBody));

  expect(await s.call('SendTaskHeartbeat', { taskToken })).toEqual({});
  // The answer keeps the worker's spaces to the end.
  const output = '{"by": "jo", "note": null, "stamps": [1, "two"]}';
  expect(await s.call('SendTaskSuccess', { taskToken, output })).toEqual({});
  expect(await s.describe(arn)).toMatchObject({ status: 'SUCCEEDED', output });

  const history = await s.history(arn);
  const submitted = JSON.parse(history[4]![1]!['output'] as string);
  const { AllHttpHeaders } = submitted.SdkHttpMetadata ?? {};
  expect(submitted).toEqual(
    resourceType === 'sqs'
      ? sent(submitted.SdkResponseMetadata.RequestId, AllHttpHeaders['Content-Length'][0], AllHttpHeaders.Date[0])
      : { Md5OfMessageBody: md5, MessageId: uuid },
  );
  const task = { resourceType, resource };
  const parameters = JSON.stringify({ QueueUrl, MessageBody });
  expect(history).toEqual([
    ['1<0 ExecutionStarted', { input, roleArn }],
    ['2<0 TaskStateEntered', { name: 'Ask', input }],
    ['3<2 TaskScheduled', { ...task, region, parameters, timeoutInSeconds: 25 }],
    ['4<3 TaskStarted', task],
    ['5<4 TaskSubmitted', { ...task, output: JSON.stringify(submitted) }],
    ['6<5 TaskSucceeded', { ...task, output }],
    ['7<6 TaskStateExited', { name: 'Ask', output }],
    ['8<7 ExecutionSucceeded', { output }],
  ]);
});

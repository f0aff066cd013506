import { prefix, start, useTestService, violation } from './support/testService';

const api = useTestService();
const executionArn = `${prefix}:execution:M:x`;
const input = { input: '{"a": 1}', inputDetails: { truncated: false } };
const output = { output: '{"a": 1}', outputDetails: { truncated: false } };
const roleArn = 'arn:aws:iam::123456789012:role/r';
const events = [
  {
    timestamp: start,
    type: 'ExecutionStarted',
    id: 1,
    previousEventId: 0,
    executionStartedEventDetails: { ...input, roleArn },
  },
  {
    timestamp: start,
    type: 'PassStateEntered',
    id: 2,
    previousEventId: 0,
    stateEnteredEventDetails: { name: 'P', ...input },
  },
  {
    timestamp: start,
    type: 'PassStateExited',
    id: 3,
    previousEventId: 2,
    stateExitedEventDetails: { name: 'P', ...output },
  },
  { timestamp: start, type: 'ExecutionSucceeded', id: 4, previousEventId: 3, executionSucceededEventDetails: output },
];

beforeEach(async () => {
  const stateMachineArn = await api.createMachine();
  await api.call('StartExecution', { stateMachineArn, name: 'x', input: '{"a": 1}' });
});

describe('input', () => {
  test.each([
    [{}, violation(' null', 'executionArn', 'not be null')],
    [{ executionArn, maxResults: 1001 }, violation(" '1001'", 'maxResults', 'have value less than or equal to 1000')],
    [
      { executionArn, reverseOrder: 'yes' },
      { code: 'SerializationException', message: 'STRING_VALUE can not be converted to Boolean' },
    ],
  ])('%j', async (given, error) => {
    expect(await api.errorOf('GetExecutionHistory', given)).toEqual(error);
  });
});

describe('errors', () => {
  test.each([
    ['x', 'InvalidArn', "Invalid Arn: 'Invalid ARN prefix: x'"],
    [`${prefix}:express:M:x:u`, 'InvalidArn', "Invalid Arn: 'Resource type not valid in this context: express'"],
    [`${prefix}:execution:M:y`, 'ExecutionDoesNotExist', `Execution Does Not Exist: '${prefix}:execution:M:y'`],
  ])('%s', async (arn, code, message) => {
    expect(await api.errorOf('GetExecutionHistory', { executionArn: arn })).toEqual({ code, message });
  });

  test('a token of the other direction', async () => {
    const { nextToken } = await api.call('GetExecutionHistory', { executionArn, maxResults: 1 });
    expect(await api.errorOf('GetExecutionHistory', { executionArn, reverseOrder: true, nextToken })).toEqual({
      code: 'InvalidToken',
      message: "Invalid Token: 'Invalid token'",
    });
  });
});

describe('behaviour', () => {
  test('all events, oldest first', async () => {
    expect(await api.call('GetExecutionHistory', { executionArn })).toEqual({ events });
  });

  test('newest first', async () => {
    expect(await api.call('GetExecutionHistory', { executionArn, reverseOrder: true })).toEqual({
      events: events.toReversed(),
    });
  });

  test.each([[false], [true]])('page by page, reverseOrder %s', async (reverseOrder) => {
    const pages = [];
    let nextToken: string | undefined;
    do {
      const page = await api.call('GetExecutionHistory', { executionArn, maxResults: 3, reverseOrder, nextToken });
      pages.push(page.events);
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    const all = reverseOrder ? events.toReversed() : events;
    expect(pages).toEqual([all.slice(0, 3), all.slice(3)]);
  });

  test('without execution data, the parameters of a task stay', async () => {
    const message = { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'm' };
    const States = {
      T: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: message, End: true },
    };
    const stateMachineArn = await api.createMachine('T', { definition: JSON.stringify({ StartAt: 'T', States }) });
    const started = await api.call('StartExecution', { stateMachineArn });
    const answer = await api.call('GetExecutionHistory', { ...started, includeExecutionData: false });
    expect(answer.events[2].taskScheduledEventDetails).toEqual({
      resourceType: 'sqs',
      resource: 'sendMessage',
      region: 'us-east-1',
      parameters: JSON.stringify(message),
    });
    expect(answer.events[4].taskSucceededEventDetails).toEqual({ resourceType: 'sqs', resource: 'sendMessage' });
  });

  test('without execution data', async () => {
    const details = { executionStartedEventDetails: { roleArn } };
    const answer = await api.call('GetExecutionHistory', { executionArn, includeExecutionData: false });
    expect(answer.events).toEqual([
      { ...events[0], ...details },
      { ...events[1], stateEnteredEventDetails: { name: 'P' } },
      { ...events[2], stateExitedEventDetails: { name: 'P' } },
      { ...events[3], executionSucceededEventDetails: {} },
    ]);
  });
});

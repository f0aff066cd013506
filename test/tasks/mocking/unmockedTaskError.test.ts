import { HarnessError } from '../../../src/errors/HarnessError';
import { wireName } from '../../../src/tasks/integrations/wireCall';
import { waysToAnswer } from '../../../src/tasks/integrations/waysToAnswer';
import { Mocks } from '../../../src/tasks/mocking/Mocks';
import { mock } from '../../../src/tasks/mocking/scripts';
import { suggestScript, unmockedTaskError } from '../../../src/tasks/mocking/unmockedTaskError';
import { activityArn, functionArn, taskRequest } from './taskRequest';

test('shows the request, the line to write, and why each script was passed over', () => {
  const mocks = new Mocks();
  mocks.use(
    mock('Ship').returns(1),
    mock('Charge')
      .when({ Payload: { orderId: 2 } })
      .returns(1),
  );
  const error = unmockedTaskError(taskRequest(), mocks);
  expect(HarnessError.is(error)).toBe(true);
  expect(error.message).toBe(
    [
      "Nothing answers the task of state 'Charge' (lambda:invoke).",
      'It was sent: {"FunctionName":"charge","Payload":{"orderId":1}}',
      "To answer it, write: sfn.mock.lambda('charge').returns({ … })",
      ...waysToAnswer(taskRequest()).map((way) => `Or ${way}`),
      'These scripts were passed over:',
      '  - mock of state \'Charge\', input like {"Payload":{"orderId":2}}: it is for input like {"Payload":{"orderId":2}}, ' +
        "and the input has 1 at '/Payload/orderId'",
      "  - mock of state 'Ship': it is for state 'Ship', and the state is 'Charge'",
    ].join('\n'),
  );
});

test('for a test that calls the control API: what to send, and how the server starts', () => {
  const lines = (given: Parameters<typeof taskRequest>[0]): readonly string[] =>
    unmockedTaskError(taskRequest(given), undefined, undefined, 'control').message.split('\n').slice(2);
  expect(lines({})).toEqual([
    'To answer it, send: POST …/mocks {"lambda":"charge","returns":{}}',
    'Or as a local function: start the server with --lambda charge=./src/charge.handler, or --lambda-command charge=COMMAND',
    expect.stringMatching(/^Or in a mock file, /),
    'Or by a real endpoint: AWS_ENDPOINT_URL_LAMBDA=http://127.0.0.1:… in the environment of the server',
  ]);
  const StateMachineArn = 'arn:aws:states:us-east-1:1:stateMachine:child';
  expect(lines({ resource: 'states:startExecution.sync:2', parameters: { StateMachineArn } }).slice(0, 2)).toEqual([
    'To answer it, send: POST …/mocks {"stateMachine":"child","returns":{}}',
    "Or as a state machine of this account: CreateStateMachine with the name 'child', or POST …/deploy for the server's files",
  ]);
  expect(lines({ resource: 'http:invoke', parameters: { ApiEndpoint: 'https://a.example' }, state: 'Ask' })).toEqual([
    'To answer it, send: POST …/mocks {"state":"Ask","returns":{}}',
    expect.stringMatching(/^Or in a mock file, /),
    'Or by a real request: start the server with --http https://a.example=http://127.0.0.1:…',
  ]);
});

test('without mocks, and with many', () => {
  expect(unmockedTaskError(taskRequest()).message.split('\n')).toHaveLength(6);
  const mocks = new Mocks();
  mocks.use(...Array.from({ length: 12 }, (_, i) => mock(`S${i}`).returns(1)));
  expect(unmockedTaskError(taskRequest(), mocks).message.split('\n').slice(-2)).toEqual([
    "  - mock of state 'S2': it is for state 'S2', and the state is 'Charge'",
    '  - and 2 more',
  ]);
});

test.each([
  [{ resource: functionArn }, "sfn.mock.lambda('charge').returns({ … })"],
  [{ resource: activityArn }, "sfn.mock.activity('approve').returns({ … })"],
  [{ resource: 'sqs:sendMessage', parameters: { QueueUrl: 'orders' } }, "sfn.mock.sqs('orders').succeeds()"],
  [{ resource: 'sns:publish', parameters: { TopicArn: 'a:b:news' } }, "sfn.mock.sns('news').succeeds()"],
  [{ resource: 'events:putEvents', parameters: { Entries: [{}] } }, "sfn.mock.eventBus('default').succeeds()"],
  [
    {
      resource: 'states:startExecution.sync:2',
      parameters: { StateMachineArn: 'arn:aws:states:us-east-1:1:stateMachine:child' },
    },
    "sfn.mock.stateMachine('child').returns({ … })",
  ],
  [
    { resource: 'dynamodb:getItem', state: "Get the user's order" },
    "sfn.mock.state('Get the user\\'s order').returns({ Item: …, ConsumedCapacity: … }), or begin with sfn.mock.service('dynamodb:getItem')",
  ],
  [
    { resource: 'aws-sdk:sfn:describeStateMachine' },
    "sfn.mock.state('Charge').returns({ StateMachineArn: …, Name: …, Definition: …, RoleArn: …, Type: …, CreationDate: … }), " +
      "or begin with sfn.mock.service('aws-sdk:sfn:describeStateMachine')",
  ],
  [
    { resource: 'aws-sdk:brandnew:act' },
    "sfn.mock.state('Charge').returns({ … }), or begin with sfn.mock.service('aws-sdk:brandnew:act')",
  ],
])('for %j one would write %s', (given, line) => {
  expect(suggestScript(taskRequest({ parameters: {}, ...given }))).toBe(line);
});

test('a call that a client of the process makes itself has no state, and no mock file has it', () => {
  const request = taskRequest({ state: wireName });
  expect(unmockedTaskError(request).message.split('\n')).toEqual([
    'Nothing answers a call of an AWS SDK client (lambda:invoke).',
    'It was sent: {"FunctionName":"charge","Payload":{"orderId":1}}',
    "To answer it, write: sfn.mock.lambda('charge').returns({ … })",
    expect.stringMatching(/^Or as a local function/),
    expect.stringMatching(/^Or by a real endpoint/),
  ]);
});

import { printJson } from '../../../../src/util/ExactNumber';
import { callControl, useControl } from '../support/useControl';

const api = useControl();
const calls = async (query: Record<string, string> = {}) =>
  (await api.ask('listCalls', { query })).calls.map(({ state }: { state: string }) => state);

const task = (resource: string, parameters: object, next?: string) => ({
  Type: 'Task',
  Resource: resource,
  Parameters: parameters,
  ...(next === undefined ? { End: true } : { Next: next }),
});
const three = {
  StartAt: 'F',
  States: {
    F: task('arn:aws:states:::lambda:invoke', { FunctionName: 'f', Payload: { n: 1 } }, 'Q'),
    Q: task(
      'arn:aws:states:::sqs:sendMessage',
      { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q', MessageBody: 'm' },
      'N',
    ),
    N: task('arn:aws:states:::sns:publish', { TopicArn: 'arn:aws:sns:us-east-1:1:t', Message: 'm' }, 'D'),
    D: task('arn:aws:states:::aws-sdk:dynamodb:getItem', { TableName: 't', Key: {} }),
  },
};

test('mocks, calls and messages by other names that a loaded file has', async () => {
  api.service.answers.targets.add([
    { kind: 'function', names: ['f'], aliases: ['ChargeFn', 'Shop/ChargeFn'] },
    { kind: 'queue', names: ['q'], aliases: ['Orders'] },
    { kind: 'stateMachine', names: ['m'], aliases: ['OrderMachine'] },
  ]);
  await api.ask('addMocks', { body: { lambda: 'Shop/ChargeFn', inStateMachine: 'OrderMachine', returns: {} } });
  await api.ask('addMocks', { body: { service: 'dynamodb', returns: {} } });
  api.run(three);
  expect(await calls({ lambda: 'ChargeFn' })).toEqual(['F']);
  expect(await calls({ inStateMachine: 'OrderMachine', sqs: 'Orders' })).toEqual(['Q']);
  const { messages } = await api.ask('listMessages', { query: { destination: 'Orders' } });
  expect(messages.map(({ state }: { state: string }) => state)).toEqual(['Q']);
});

test('returns what was sent, who answered and how it ended', async () => {
  await api.ask('addMocks', { body: { lambda: 'f', throws: 'E', cause: 'c' } });
  const executionArn = api.run(three);
  expect(await api.ask('listCalls')).toEqual({
    calls: [
      {
        number: 0,
        executionArn,
        stateMachine: 'm',
        state: 'F',
        name: 'lambda:invoke',
        target: 'f',
        attempt: 0,
        iterations: [],
        parameters: { FunctionName: 'f', Payload: { n: 1 } },
        received: { n: 1 },
        answeredBy: 'mock',
        mock: "mock of Lambda function 'f'",
        outcome: 'failed',
        error: 'E',
        cause: 'c',
        at: '2030-01-01T00:00:00.000Z',
      },
    ],
    forgotten: 0,
  });
});

test('are found by each of their names', async () => {
  await api.ask('addMocks', { body: { lambda: 'f', returns: {} } });
  const executionArn = api.run(three);
  const filters: [Record<string, string>, string[]][] = [
    [{}, ['F', 'Q', 'N', 'D']],
    [{ state: 'Q' }, ['Q']],
    [{ service: 'dynamodb' }, ['D']],
    [{ service: 'sns', action: 'publish' }, ['N']],
    [{ lambda: 'f' }, ['F']],
    [{ sqs: 'q' }, ['Q']],
    [{ sns: 't' }, ['N']],
    [{ activity: 'a' }, []],
    [{ stateMachine: 'x' }, []],
    [{ inStateMachine: 'm' }, ['F', 'Q', 'N', 'D']],
    [{ executionArn }, ['F', 'Q', 'N', 'D']],
    [{ answeredBy: 'unmocked' }, ['D']],
    [{ answeredBy: 'local', inStateMachine: 'm' }, ['Q', 'N']],
  ];
  for (const [query, states] of filters) expect([query, await calls(query)]).toEqual([query, states]);
});

test('rejects an unknown name: an empty list would look as if nothing had been called', async () => {
  api.machine(three);
  expect(await api.refusal('listCalls', { query: { state: 'X' } })).toMatchObject({
    code: 'HarnessError',
    message: "No state machine of this account has a state 'X'. Their states: F, Q, N, D.",
  });
  expect(await api.refusal('listCalls', { query: { executionArn: 'x' } })).toMatchObject({ status: 404 });
  expect(await api.refusal('listCalls', { query: { action: 'publish' } })).toMatchObject({
    message: "'action' of the query goes with 'service', which is missing.",
  });
  expect(await api.refusal('listCalls', { query: { stat: 'F' } })).toMatchObject({
    message: "'stat' of the query is not known. Did you mean 'state'?",
  });
  const misspelt: [Record<string, string>, string][] = [
    [{ lambda: 'charg' }, "Nothing calls a Lambda function 'charg'. Did you mean 'charge'? (If not, write its ARN.)"],
    [{ sqs: 'ordrs' }, "Nothing calls an SQS queue 'ordrs'. Did you mean 'orders'? (If not, write its ARN.)"],
    [{ service: 'dynamobd' }, "There is no service 'dynamobd'. Did you mean 'dynamodb'?"],
    [{ service: 'dynamodb:putItme' }, "'dynamodb' has no action 'putItme'. Did you mean 'putItem'?"],
    [{ service: 'dynamodb', action: 'putItme' }, "'dynamodb' has no action 'putItme'. Did you mean 'putItem'?"],
    [{ inStateMachine: 'n' }, "This account has no state machine 'n'. Its state machines: m, named."],
  ];
  const named = { F: task('arn:aws:states:::lambda:invoke', { FunctionName: 'charge' }, 'Q') };
  const Q = task('arn:aws:states:::sqs:sendMessage', {
    QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/orders',
    MessageBody: 'm',
  });
  api.machine({ StartAt: 'F', States: { ...named, Q } }, { name: 'named' });
  for (const [query, message] of misspelt)
    expect([query, await api.refusal('listCalls', { query })]).toEqual([
      query,
      { status: 400, code: 'HarnessError', message },
    ]);
  expect(await calls({ lambda: 'arn:aws:lambda:us-east-1:123456789012:function:charg' })).toEqual([]);
});

test('returns numbers as they were sent', async () => {
  const F = task('arn:aws:states:::lambda:invoke', { FunctionName: 'f', 'Payload.$': '$' });
  const stateMachineArn = api.machine({ StartAt: 'F', States: { F } });
  await api.ask('addMocks', { body: { lambda: 'f', returns: {} } });
  api.service.call('StartExecution', { stateMachineArn, input: '{"n":9007199254740993}' });
  const text = printJson(await callControl('listCalls', { service: api.service } as never));
  expect(text).toContain('"parameters":{"FunctionName":"f","Payload":{"n":9007199254740993}}');
  expect(text).toContain('"received":{"n":9007199254740993}');
});

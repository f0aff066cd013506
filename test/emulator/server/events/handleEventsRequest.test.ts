import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  TestEventPatternCommand,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { startServer, type RunningServer } from '../../../../src/emulator/server/startServer';
import type { Service } from '../../../../src/emulator/service/Service';
import { executionsOf, machineArn, rule, ruleService, target } from '../../starts/support/ruleService';

let service: Service;
let server: RunningServer;
let client: EventBridgeClient;

beforeEach(async () => {
  const targets = [target({ inputPath: '$.detail' }), target({ id: 'gone', arn: machineArn('gone') })];
  service = ruleService([rule('Placed', { pattern: { source: ['shop'] }, targets })]);
  server = await startServer(service, { port: 0 });
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'x' };
  client = new EventBridgeClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await server.close();
  service.close();
});

const entry = (more: PutEventsRequestEntry = {}): PutEventsRequestEntry => ({
  Source: 'shop',
  DetailType: 'Order Placed',
  Detail: '{"id":1}',
  ...more,
});
const id = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;

test('PutEvents starts executions, and succeeds although a target is missing', async () => {
  const { Entries, FailedEntryCount } = await client.send(new PutEventsCommand({ Entries: [entry()] }));
  expect({ Entries, FailedEntryCount }).toEqual({ Entries: [{ EventId: id }], FailedEntryCount: 0 });
  expect(executionsOf(service, 'order')).toEqual([{ input: { id: 1 }, status: 'SUCCEEDED' }]);
});

test('an entry that the bus rejects does not affect the others', async () => {
  const { Entries, FailedEntryCount } = await client.send(
    new PutEventsCommand({
      Entries: [
        entry({ Detail: 'x' }),
        entry({ Source: '' }),
        entry({ Source: 'aws.s3' }),
        entry({ DetailType: undefined }),
        entry({ Time: new Date(0), Resources: ['arn:a'], EventBusName: 'other' }),
        entry({ Detail: '{"id":2}' }),
      ],
    }),
  );
  const required = (name: string): object => ({
    ErrorCode: 'InvalidArgument',
    ErrorMessage: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
  });
  expect({ Entries, FailedEntryCount }).toEqual({
    Entries: [
      { ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' },
      required('Source'),
      { ErrorCode: 'NotAuthorizedForSourceException', ErrorMessage: 'Not authorized for the source.' },
      required('DetailType'),
      { EventId: id },
      { EventId: id },
    ],
    FailedEntryCount: 4,
  });
  expect(executionsOf(service, 'order')).toEqual([{ input: { id: 2 }, status: 'SUCCEEDED' }]);
});

test.each([
  ['no entry', [], 'Member must have length greater than or equal to 1'],
  ['eleven entries', Array.from({ length: 11 }, () => entry()), 'Member must have length less than or equal to 10'],
  [
    'too many bytes',
    [entry({ Detail: JSON.stringify('ä'.repeat(524_288)) })],
    'Total size of the entries in the request is over the limit.',
  ],
])('PutEvents rejects %s', async (_what, Entries, message) => {
  const call = client.send(new PutEventsCommand({ Entries }));
  await expect(call).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(message) as string,
  });
  expect(executionsOf(service, 'order')).toEqual([]);
});

test('TestEventPattern', async () => {
  const check = (EventPattern: string, Event = '{"source":"a"}'): Promise<unknown> =>
    client.send(new TestEventPatternCommand({ EventPattern, Event })).then(({ Result }) => Result);
  expect(await check('{"source":["a"]}')).toBe(true);
  expect(await check('{"source":["b"]}')).toBe(false);
  await expect(check('{"source":"a"}')).rejects.toMatchObject({
    name: 'InvalidEventPatternException',
    message: 'Event pattern is not valid. Reason: "source" must be an object or an array',
  });
  await expect(check('{"source":["a"]}', '"x"')).rejects.toMatchObject({ message: 'Parameter Event is not valid.' });
});

test('other operations say what is supported', async () => {
  await expect(client.send(new PutRuleCommand({ Name: 'r' }))).rejects.toMatchObject({
    name: 'UnknownOperationException',
    message:
      'Stepmill does not support PutRule of EventBridge, only PutEvents and TestEventPattern. Rules come from files: stepmill start template.yaml',
  });
});

test('a body that is not JSON', async () => {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
    body: '{',
  });
  expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({
    status: 400,
    type: 'application/x-amz-json-1.1',
  });
  expect(await response.json()).toMatchObject({ __type: 'SerializationException' });
});

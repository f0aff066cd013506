import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

// The player's mock server, called by AWS's own clients. Jest does not load ES modules, so another process does.

const root = path.join(__dirname, '../../..');
const program = `
import { startMockServer } from '${pathToFileURL(path.join(root, 'conformance/player/mockServer.mjs')).href}';
import { createRequire } from 'node:module';
const require = createRequire('${pathToFileURL(path.join(root, 'package.json')).href}');
const lambda = require('@aws-sdk/client-lambda');
const dynamodb = require('@aws-sdk/client-dynamodb');
const sqs = require('@aws-sdk/client-sqs');
const sns = require('@aws-sdk/client-sns');

const server = await startMockServer();
server.mock('one', {
  functions: { charge: [{ returns: { n: 1 }, when: { a: { b: 1 } } }, { fails: { errorType: 'Declined' }, times: 2 }] },
  services: {
    'dynamodb:getItem': { fails: { code: 'ResourceNotFoundException', message: 'no table' } },
    'sqs:sendMessage': { returns: { MessageId: 'm-1' } },
    'sns:publish': { returns: { MessageId: 'a<b' } },
  },
});
server.mock('*', { functions: { ship: { returns: null } } });
const client = (sdk, name, accessKeyId) =>
  new sdk[name]({ endpoint: 'http://127.0.0.1:' + server.port, region: 'us-east-1', maxAttempts: 1, credentials: { accessKeyId, secretAccessKey: 's' } });
const told = [];
const tell = (promise) => promise.then((answer) => told.push(answer), (error) => told.push(error.name + ': ' + error.message));
const invoke = async (key, FunctionName, payload) => {
  const { FunctionError, Payload } = await client(lambda, 'LambdaClient', key).send(new lambda.InvokeCommand({ FunctionName, Payload: JSON.stringify(payload) }));
  return [FunctionError ?? 'ok', Buffer.from(Payload).toString()];
};
await tell(invoke('one', 'charge', { a: { b: 2 } }));
await tell(invoke('one', 'arn:aws:lambda:us-east-1:111122223333:function:charge', { a: { b: 1, c: 2 } }));
await tell(invoke('one', 'charge', {}));
await tell(invoke('one', 'charge', {}));
await tell(invoke('other', 'ship', {}));
await tell(invoke('other', 'charge', {}));
await tell(client(dynamodb, 'DynamoDBClient', 'one').send(new dynamodb.GetItemCommand({ TableName: 't', Key: {} })));
await tell(client(sqs, 'SQSClient', 'one').send(new sqs.SendMessageCommand({ QueueUrl: 'http://q', MessageBody: 'x' })).then((r) => r.MessageId));
await tell(client(sns, 'SNSClient', 'one').send(new sns.PublishCommand({ TopicArn: 't', Message: 'x' })).then((r) => r.MessageId));
server.forget('one');
await tell(invoke('one', 'charge', {}));
await server.close();
console.log(JSON.stringify(told));
`;

test('answers functions and services in order, by their input, to the scenario that calls', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  expect(JSON.parse(stdout)).toEqual([
    ['Unhandled', '{"errorType":"Declined"}'],
    ['ok', '{"n":1}'],
    ['Unhandled', '{"errorType":"Declined"}'],
    expect.stringContaining('The scenario has no answer for lambda charge.'),
    ['ok', 'null'],
    expect.stringContaining('The scenario has no answer for lambda charge.'),
    'ResourceNotFoundException: no table',
    'm-1',
    'a<b',
    expect.stringContaining('The scenario has no answer for lambda charge.'),
  ]);
});

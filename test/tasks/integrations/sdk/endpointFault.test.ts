import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../../src/errors/HarnessError';
import type { Json } from '../../../../src/util/json';
import type { EndpointSettings } from '../../../../src/tasks/integrations/endpoints/Endpoints';
import type { ServiceClient } from '../../../../src/tasks/integrations/sdk/createClient';
import { endpointFault } from '../../../../src/tasks/integrations/sdk/endpointFault';
import type { CallTrace, SdkError } from '../../../../src/tasks/integrations/sdk/sendCommand';
import { setUp } from '../../../support/emulator/setUpFaults';
import { error, StandInEmulator } from '../../../support/emulator/StandInEmulator';
import { TestIo } from '../support';
import { startServer } from '../http/echoServer';

let standIn: StandInEmulator;
let restore: () => void;

beforeAll(async () => {
  standIn = await StandInEmulator.start();
});
afterAll(() => standIn.stop());
beforeEach(() => {
  restore = setUp(standIn);
  delete process.env['AWS_ENDPOINT_URL'];
});
afterEach(() => restore());

const put = { TableName: 't', Item: { id: { S: '1' } } };

function ask(resource: string, parameters: Json, settings: EndpointSettings = {}) {
  return new TestIo({ environment: { AWS_ENDPOINT_URL: standIn.url }, ...settings }).reply(resource, parameters);
}

/** The message of the HarnessError that it rejects with. */
async function faultOf(answer: Promise<unknown>): Promise<string> {
  const thrown: unknown = await answer.then(
    (reply) => Promise.reject(new Error(`answered ${JSON.stringify(reply)}`)),
    (refusal: unknown) => refusal,
  );
  if (!HarnessError.is(thrown)) throw thrown;
  return thrown.message;
}

const end = 'This is a problem of the setup, not a response of AWS, so no Retry or Catch sees it.';

test('with the keys of the file and the authority of AWS_CA_BUNDLE it answers, also after a restart', async () => {
  expect(await ask('aws-sdk:dynamodb:putItem', put)).toEqual({ outcome: { output: {} } });
  expect(standIn.contents.items).toEqual(new Map([['1', { id: { S: '1' } }]]));
  standIn.restart();
  expect(await ask('aws-sdk:s3:putObject', { Bucket: 'b', Key: 'a b/ü', Body: 'x' })).toEqual({
    outcome: { output: { ETag: '"e"' } },
  });
  expect(await ask('aws-sdk:lambda:invoke', { FunctionName: 'f:live', Payload: { a: 1 } })).toEqual({
    outcome: { output: { Payload: '{"a":1}', StatusCode: 200 } },
  });
  const QueueUrl = 'https://sqs.eu-west-1.amazonaws.com/000000000000/q';
  expect(await ask('aws-sdk:sqs:sendMessage', { QueueUrl, MessageBody: 'x' })).toEqual({
    outcome: { output: { Md5OfMessageBody: '9dd4e461268c8034f5c8564e155c67a6', MessageId: 'm-1' } },
  });
});

test('nothing listens', async () => {
  expect(
    await faultOf(ask('dynamodb:putItem', put, { environment: { DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' } })),
  ).toBe(
    "State 'Step' calls dynamodb:putItem at http://127.0.0.1:1 (DYNAMODB_ENDPOINT), which cannot be reached: connect " +
      'ECONNREFUSED 127.0.0.1:1\nStart the endpoint, correct DYNAMODB_ENDPOINT, or mock the state.\n' +
      end,
  );
});

test('a page that leads to another one', async () => {
  standIn.respond = () => ({ status: 302, headers: { location: 'https://127.0.0.1:1/login' }, body: '' });
  expect(await faultOf(ask('dynamodb:putItem', put))).toContain('does not respond as dynamodb does: HTTP 302\n');
});

test('no URL', async () => {
  expect(await faultOf(ask('dynamodb:putItem', put, { environment: { AWS_ENDPOINT_URL: 'localhost:4566' } }))).toBe(
    "AWS_ENDPOINT_URL names the endpoint 'localhost:4566', which is not an HTTP URL. Write for example http://127.0.0.1:4566.",
  );
});

test('the certificate is not trusted', async () => {
  delete process.env['AWS_CA_BUNDLE'];
  expect(await faultOf(ask('dynamodb:putItem', put))).toBe(
    `State 'Step' calls dynamodb:putItem at ${standIn.url} (AWS_ENDPOINT_URL), which has an untrusted certificate: ` +
      'unable to verify the first certificate\nSet AWS_CA_BUNDLE to the file of its certificate authority ' +
      `(AWS_CA_BUNDLE=/path/to/ca.pem), or mock the state.\n${end}`,
  );
  const other = await StandInEmulator.start();
  process.env['AWS_CA_BUNDLE'] = path.join(other.folder, 'ca.pem');
  expect(await faultOf(ask('dynamodb:putItem', put))).toContain(
    `Put its certificate authority into AWS_CA_BUNDLE (${path.join(other.folder, 'ca.pem')}), or mock`,
  );
  await other.stop();
  process.env['AWS_CA_BUNDLE'] = path.join(standIn.folder, 'none.pem');
  expect(await faultOf(ask('dynamodb:putItem', put))).toMatch(
    /^The certificates of AWS_CA_BUNDLE cannot be read: ENOENT: .*none\.pem'$/,
  );
});

test('ca_bundle of the profile is trusted, too', async () => {
  delete process.env['AWS_CA_BUNDLE'];
  const bundle = path.join(standIn.folder, 'ca.pem');
  fs.writeFileSync(path.join(standIn.folder, 'config'), `[default]\nca_bundle = ${bundle}\n`);
  expect(await ask('aws-sdk:dynamodb:putItem', put)).toEqual({ outcome: { output: {} } });
});

test.each([
  ['dynamodb:putItem', put, 'UnrecognizedClientException'],
  ['aws-sdk:s3:putObject', { Bucket: 'b', Key: 'k', Body: 'x' }, 'InvalidAccessKeyId'],
  ['aws-sdk:s3:headObject', { Bucket: 'b', Key: 'k' }, 'InvalidAccessKeyId'],
  ['lambda:invoke', { FunctionName: 'f' }, 'UnrecognizedClientException'],
])('%s with keys that the endpoint does not know', async (resource, parameters, code) => {
  delete process.env['AWS_SHARED_CREDENTIALS_FILE'];
  process.env['HOME'] = standIn.folder;
  const [, service, action] = /(\w+):(\w+)$/.exec(resource)!;
  expect(await faultOf(ask(resource, parameters))).toBe(
    `State 'Step' calls ${service}:${action} at ${standIn.url} (AWS_ENDPOINT_URL), which refuses the credentials: HTTP ` +
      `403 ${code}: no. The keys of the call are dummies, because AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set ` +
      `and the profile 'default' (${path.join(standIn.folder, '.aws', 'credentials')}) has no static keys.\n` +
      'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to keys that it accepts, or AWS_SHARED_CREDENTIALS_FILE to their ' +
      `file, or mock the state.\n${end}`,
  );
});

test('keys of the environment go before those of the file', async () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'mine', AWS_SECRET_ACCESS_KEY: 'secret' });
  expect(await faultOf(ask('dynamodb:putItem', put))).toContain(
    'The keys of the call are those of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
  );
});

test('what the endpoint does not implement', async () => {
  expect(await faultOf(ask('dynamodb:updateItem', { TableName: 't', Key: { id: { S: '1' } } }))).toBe(
    `State 'Step' calls dynamodb:updateItem at ${standIn.url} (AWS_ENDPOINT_URL), which does not implement it: HTTP 501 ` +
      'NotImplemented: no\nName another endpoint for this service with AWS_ENDPOINT_URL_DYNAMODB, or mock ' +
      `the state.\n${end}`,
  );
  expect(await faultOf(ask('aws-sdk:s3:deleteBucket', { Bucket: 'b' }))).toContain('does not implement it: HTTP 501');
});

test('an endpoint that dies in the middle of a call', async () => {
  standIn.respond = () => 'cut';
  expect(await faultOf(ask('dynamodb:putItem', put))).toContain('which cannot be reached: ');
  standIn.respond = () => ({ headers: { 'content-length': '100' }, body: '{"Item":' });
  // The server closes what it has promised more of.
  const plain = await startServer((_, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"Item":');
    setImmediate(() => response.destroy());
  });
  for (const resource of ['dynamodb:getItem', 'aws-sdk:s3:getObject']) {
    const parameters = { TableName: 't', Key: resource.startsWith('dyn') ? { id: { S: '1' } } : 'k', Bucket: 'b' };
    const message = await faultOf(ask(resource, parameters, { environment: { AWS_ENDPOINT_URL: plain.url } }));
    expect(message).toContain('which cannot be reached: aborted');
  }
  await plain.close();
});

test.each([200, 404])('something else listens there: HTTP %i with a web page', async (status) => {
  const page = await startServer((_, response) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end('<p>hi</p>');
  });
  const at = { environment: { AWS_ENDPOINT_URL: page.url } };
  expect(await faultOf(ask('dynamodb:putItem', put, at))).toMatch(
    /which does not respond as dynamodb does: HTTP (?:200|404) SyntaxError: .*\nCorrect AWS_ENDPOINT_URL, because something else listens there, or mock the state\./,
  );
  await page.close();
});

const refusals = [
  'ExpiredTokenException',
  'ExpiredToken',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationToken',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
];
test.each(refusals)('%s refuses the keys', async (code) => {
  standIn.respond = (request) => error(request, 400, [code, code]);
  expect(await faultOf(ask('dynamodb:putItem', put))).toContain(`refuses the credentials: HTTP 400 ${code}: no.`);
});

describe('answers of the service stay answers', () => {
  const answered = async (resource: string, parameters: Json): Promise<unknown> =>
    ((await ask(resource, parameters)).outcome as { error: string }).error;

  test.each([
    ['AccessDeniedException', 400],
    ['AccessDenied', 403],
    ['ThrottlingException', 400],
    ['ProvisionedThroughputExceededException', 400],
    ['ConditionalCheckFailedException', 400],
    ['InternalServerError', 500],
    ['ServiceUnavailable', 503],
  ])('%s', async (code, status) => {
    standIn.respond = (request) => error(request, status, [code, code]);
    expect(await answered('dynamodb:putItem', put)).toMatch(/^DynamoDB\./);
  });

  test('AccessDenied of S3, with a body and without', async () => {
    standIn.respond = (request) => error(request, 403, ['', 'AccessDenied']);
    expect(await answered('aws-sdk:s3:getObject', { Bucket: 'b', Key: 'k' })).toBe('S3.AccessDeniedException');
    expect(await answered('aws-sdk:s3:headObject', { Bucket: 'b', Key: 'k' })).toMatch(/^S3\./);
  });

  test('a load balancer’s page behind 503', async () => {
    standIn.respond = () => ({ status: 503, headers: { 'content-type': 'text/html' }, body: '<p>no</p>' });
    expect(await answered('sns:publish', { TopicArn: 't', Message: 'x' })).toBe('SNS.AmazonSNSException');
  });

  test('whatever the type of the response is: that of moto is text/html', async () => {
    standIn.respond = () => ({ headers: { 'content-type': 'text/html; charset=utf-8' }, body: '{}' });
    expect(await ask('aws-sdk:dynamodb:putItem', put)).toEqual({ outcome: { output: {} } });
  });

  test('a call that the client itself does not send', async () => {
    expect(await ask('aws-sdk:s3:getObject', { Key: 'k' })).toEqual({
      outcome: { error: 'S3.SdkClientException', cause: 'No value provided for input HTTP label: Bucket.' },
    });
  });
});

describe('AWS itself', () => {
  const put = (message: string): string =>
    `State 'Step' calls dynamodb:putItem at AWS itself (unmocked: 'forward', or useAws), which ${message} or mock the state.\n${end}`;

  test('without credentials', async () => {
    for (const name of ['AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE']) process.env[name] = '/none';
    process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
    const parameters = { TableName: 't', Item: { id: { S: '1' } } };
    expect(await faultOf(ask('dynamodb:putItem', parameters, { environment: {}, useAws: true }))).toBe(
      put(
        'was not called because credentials are missing: Could not load credentials from any providers\nLog in to AWS,',
      ),
    );
  });

  const client = { service: 'dynamodb', endpoint: { aws: true } } as ServiceClient;
  const call = { caller: "State 'Step'", action: 'putItem', input: {} };
  const http = (statusCode: number): CallTrace => ({ response: { statusCode, headers: {} } });
  const said = (name: string, message = 'no'): SdkError =>
    Object.assign(new Error(message), { name, $fault: 'client' });
  const fault = (error: SdkError, trace: CallTrace): string | undefined =>
    endpointFault(error, call, client, trace)?.message;

  test('is unreachable', () => {
    const connectionError = Object.assign(new Error('getaddrinfo ENOTFOUND x'), { code: 'ENOTFOUND' });
    expect(fault(connectionError, { connectionError })).toBe(
      put(
        'cannot be reached: getaddrinfo ENOTFOUND x\n' +
          'Check the network, name an endpoint with AWS_ENDPOINT_URL_DYNAMODB,',
      ),
    );
  });

  test('refuses the credentials', () => {
    expect(fault(said('UnrecognizedClientException'), http(400))).toContain('which refuses the credentials: HTTP 400');
    expect(
      fault(said('AuthFailure', 'AWS was not able to validate the provided access credentials'), http(401)),
    ).toContain('which refuses the credentials');
  });

  test.each([
    ['NotImplemented', 501],
    ['UnknownOperationException', 400],
    ['AccessDeniedException', 403],
    ['ThrottlingException', 400],
  ])('answers %s', (name, status) => expect(fault(said(name), http(status))).toBeUndefined());

  test('answers what its API lists, and AuthFailure about what somebody else owns', () => {
    expect(fault(said('AuthFailure', 'Not authorized for images: [ami-1]'), http(400))).toBeUndefined();
    const isModelled = (name: string): boolean => name === 'ExpiredTokenException';
    const listed = endpointFault(said('ExpiredTokenException'), { ...call, isModelled }, client, http(400));
    expect(listed).toBeUndefined();
  });
});

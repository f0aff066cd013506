import { once } from 'node:events';
import http from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { useTestServer } from './support/testServer';

const api = useTestServer();
const target = 'AWSStepFunctions.ListStateMachines';
const empty = { stateMachines: [] };
const requestId = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const coral = 'com.amazon.coral.service#';

describe('answers', () => {
  test('carry the headers of AWS JSON 1.0', async () => {
    const { status, headers, json } = await api.call('ListStateMachines');
    expect({ status, json }).toEqual({ status: 200, json: empty });
    expect(headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'content-length': '20',
      'x-amzn-requestid': requestId,
    });
  });

  test('to errors of the API name their type in the model', async () => {
    const { status, headers, json } = await api.call('DescribeStateMachine', { stateMachineArn: 'x' });
    expect({ status, json }).toEqual({
      status: 400,
      json: {
        __type: 'com.amazonaws.swf.service.v2.model#InvalidArn',
        message: "Invalid Arn: 'Invalid ARN prefix: x'",
      },
    });
    expect(headers).toMatchObject({ 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId });
  });

  test('to broken constraints name the type of the framework', async () => {
    expect((await api.call('DescribeStateMachine')).json).toEqual({
      __type: 'com.amazon.coral.validate#ValidationException',
      message:
        "1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null",
    });
  });

  test('have the further members of an exception', async () => {
    const routingConfiguration = [{ stateMachineVersionArn: 'x', weight: 100 }];
    expect((await api.call('CreateStateMachineAlias', { name: 'a', routingConfiguration })).json).toEqual({
      __type: 'com.amazonaws.swf.service.v2.model#ValidationException',
      message: 'Routing configuration must contain state machine version ARNs. Received: [x]',
      reason: 'INVALID_ROUTING_CONFIGURATION',
    });
  });

  test('that come later', async () => {
    const { activityArn } = (await api.call('CreateActivity', { name: 'a' })).json;
    const polled = api.call('GetActivityTask', { activityArn });
    await api.call('ListActivities');
    api.service.close();
    expect(await polled).toMatchObject({ status: 200, json: {} });
  });
});

describe('bodies', () => {
  test.each([
    ['', 'No content to map due to end-of-input'],
    ['{', 'Unexpected end-of-input: expected close marker for Object'],
    ['hello', "Unrecognized token 'hello'"],
    ['[]', 'Unrecognized collection type class com.amazonaws.swf.service.v2.model.ListStateMachinesInput'],
    ['"x"', 'Unexpected value type in payload'],
    ['null', 'Unexpected value type in payload'],
    ['{"maxResults":"1"}', 'STRING_VALUE can not be converted to Integer'],
  ])('rejects %j', async (body, message) => {
    const { status, json } = await api.send({ target, body });
    expect({ status, json }).toEqual({
      status: 400,
      json: { __type: `${coral}SerializationException`, message: expect.stringContaining(message) },
    });
  });

  test('that are not UTF-8', async () => {
    const { status, json } = await api.send({ target, body: Buffer.from([0x7b, 0xff, 0x7d]) });
    expect({ status, json }).toEqual({
      status: 400,
      json: { __type: `${coral}SerializationException`, message: 'The body is not valid UTF-8' },
    });
  });

  test('in chunks', async () => {
    const headers = { 'transfer-encoding': 'chunked' };
    expect(await api.send({ target, headers, body: '{}' })).toMatchObject({ status: 200, json: empty });
  });

  test('that are compressed', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect(await api.send({ target, headers, body: gzipSync('{}') })).toMatchObject({ status: 200, json: empty });
    expect(await api.send({ target, headers, body: '{}' })).toMatchObject({
      status: 400,
      json: { __type: `${coral}SerializationException`, message: 'The body is not valid gzip' },
    });
    expect(await api.send({ target, headers: { 'content-encoding': 'br' }, body: '{}' })).toMatchObject({
      json: { message: "Content-Encoding 'br' is not supported" },
    });
  });

  const tooLarge = {
    status: 413,
    json: {
      __type: `${coral}RequestEntityTooLargeException`,
      message: 'The body of a request may have 4194304 bytes at most',
    },
  };

  test.each([
    ['with their length', {}],
    ['in chunks', { 'transfer-encoding': 'chunked' }],
  ])('of 5 MB, %s', async (_title, headers) => {
    expect(await api.send({ target, headers, body: Buffer.alloc(5_000_000, 0x20) })).toMatchObject(tooLarge);
    expect(await api.send({ target, body: '{}' })).toMatchObject({ status: 200, json: empty });
  });

  test('of 5 MB: responds when all of it is read, so that its sender sees the response', async () => {
    const length = 5_000_000;
    const socket = connect(api.server.port, api.server.host);
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));
    socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: ${target}\r\nContent-Length: ${length}\r\n\r\n`);
    socket.write(' ');
    // The server has seen the beginning once it has answered this.
    expect(await api.send({ target, body: '{}' })).toMatchObject({ status: 200, json: empty });
    expect(received).toBe('');
    socket.write(Buffer.alloc(length - 1, 0x20));
    await once(socket, 'close');
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
  });

  test('that are small and unpack to more than is allowed', async () => {
    const headers = { 'content-encoding': 'gzip' };
    const body = gzipSync(Buffer.alloc(50_000_000, 0x20));
    expect(body.length).toBeLessThan(100_000);
    expect(await api.send({ target, headers, body })).toMatchObject(tooLarge);
  });

  test('that are nested deeply, have hostile names or lone surrogates', async () => {
    const deep = `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(await api.send({ target, body: deep })).toMatchObject({ status: 200, json: empty });
    expect(await api.send({ target, body: '{"__proto__":{"maxResults":9999},"toString":1}' })).toMatchObject({
      status: 200,
    });
    expect(await api.send({ target, body: '{"nextToken":"\\ud800"}' })).toMatchObject({ status: 400 });
    expect(({} as { maxResults?: number }).maxResults).toBeUndefined();
  });
});

describe('targets', () => {
  test.each([
    ['AWSStepFunctions.Nonsense', 'Unknown operation: Nonsense'],
    ['AWSStepFunctions.', 'Unknown operation: '],
    ['AWSStepFunctions.__proto__', 'Unknown operation: __proto__'],
    ['AWSStepFunctions.toString', 'Unknown operation: toString'],
    ['DynamoDB_20120810.ListTables', 'Unknown operation: DynamoDB_20120810.ListTables'],
    [undefined, 'The header X-Amz-Target is missing'],
  ])('%s', async (given, message) => {
    const { status, json } = await api.send({ target: given, body: '{}' });
    expect({ status, json }).toEqual({ status: 400, json: { __type: `${coral}UnknownOperationException`, message } });
  });

  test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('%s is not a method of AWS JSON', async (method) => {
    const { status, json } = await api.send({ method, target });
    expect({ status, json }).toEqual({
      status: 404,
      json: { __type: `${coral}UnknownOperationException`, message: `The method must be POST, not ${method}` },
    });
  });
});

describe('callers', () => {
  const authorization = (accessKeyId: string, region: string): http.OutgoingHttpHeaders => ({
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20300101/${region}/states/aws4_request, SignedHeaders=host, Signature=x`,
  });

  test.each([
    ['AKID', 'eu-west-1', 'arn:aws:states:eu-west-1:123456789012:activity:a'],
    ['210987654321', 'cn-north-1', 'arn:aws-cn:states:cn-north-1:210987654321:activity:a'],
  ])('%s of %s', async (accessKeyId, region, activityArn) => {
    const { json } = await api.call('CreateActivity', { name: 'a' }, { headers: authorization(accessKeyId, region) });
    expect(json).toMatchObject({ activityArn });
  });

  test('without a signature', async () => {
    expect((await api.call('CreateActivity', { name: 'a' })).json).toMatchObject({
      activityArn: 'arn:aws:states:us-east-1:123456789012:activity:a',
    });
  });

  test('that come by the name of StartSyncExecution', async () => {
    const headers = { host: 'sync-localhost:8083' };
    expect(await api.call('ListStateMachines', {}, { headers })).toMatchObject({ status: 200, json: empty });
  });

  test('whose client disconnects end their long poll', async () => {
    const { activityArn } = (await api.call('CreateActivity', { name: 'a' })).json;
    const { host, port } = api.server;
    const request = http.request({
      host,
      port,
      method: 'POST',
      headers: { 'x-amz-target': 'AWSStepFunctions.GetActivityTask' },
    });
    const gone = new Promise((resolve) => request.on('error', resolve));
    request.end(JSON.stringify({ activityArn }));
    // The poll has begun when a later request has been answered.
    await api.call('ListActivities');
    request.destroy();
    await gone;
    const definition = JSON.stringify({
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: activityArn, End: true } },
    });
    const roleArn = 'arn:aws:iam::123456789012:role/r';
    const { stateMachineArn } = (await api.call('CreateStateMachine', { name: 'M', definition, roleArn })).json;
    await api.call('StartExecution', { stateMachineArn });
    expect((await api.call('GetActivityTask', { activityArn })).json).toMatchObject({ input: '{}' });
  });
});

describe('bare connections', () => {
  test('that say no HTTP, stop in the middle, or send headers without end', async () => {
    expect(await api.raw('hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(
      await api.raw(`POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\nX-Amz-Target: ${target}\r\n\r\n{`),
    ).toMatch(/^(HTTP\/1\.1 400 .*)?/);
    expect(await api.raw(`GET / HTTP/1.1\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
    expect(await api.send({ target, body: '{}' })).toMatchObject({ status: 200, json: empty });
  });

  test('are kept alive', async () => {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const first = await api.send({ target, body: '{}', agent });
    const second = await api.send({ target, body: '{', agent });
    const third = await api.send({ target, body: '{}', agent });
    agent.destroy();
    expect([first, second, third].map(({ status, headers }) => [status, headers.connection])).toEqual([
      [200, 'keep-alive'],
      [400, 'keep-alive'],
      [200, 'keep-alive'],
    ]);
  });
});

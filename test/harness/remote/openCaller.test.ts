import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setUp } from '../../support/emulator/setUpFaults';
import { StandInEmulator } from '../../support/emulator/StandInEmulator';
import { openCaller } from '../../../src/harness/remote/openCaller';

const arn = 'arn:aws:states:eu-west-1:123456789012:stateMachine:Order';

/** A server that answers one after the other. */
async function serve(answers: readonly { status: number; body: object }[]): Promise<{
  endpoint: string;
  seen: string[];
  close: () => Promise<void>;
}> {
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    const { status, body } = answers[Math.min(seen.length, answers.length - 1)]!;
    seen.push(
      `${String(request.headers['x-amz-target'])} ${/Credential=([^,]+)/.exec(String(request.headers.authorization))?.[1]}`,
    );
    request.resume();
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => void (server.closeAllConnections(), server.close(() => resolve())));
  return { endpoint: `http://127.0.0.1:${port}`, seen, close };
}

const throttled = { status: 400, body: { __type: 'com.amazon.coral#ThrottlingException', message: 'Rate exceeded' } };

const names = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_WEB_IDENTITY_TOKEN_FILE'] as const;
const before = names.map((name) => [name, process.env[name]] as const);
beforeAll(() => names.forEach((name) => delete process.env[name]));
afterAll(() => before.forEach(([name, value]) => value !== undefined && (process.env[name] = value)));

test('uses the region of the ARN, dummy credentials when there are none, and retries when throttled', async () => {
  const server = await serve([throttled, throttled, throttled, throttled, { status: 200, body: { executions: [] } }]);
  const caller = openCaller(arn, { endpoint: server.endpoint });
  const reply = await caller.call('ListExecutions', { stateMachineArn: arn });
  caller.close();
  await server.close();
  expect(reply['executions']).toEqual([]);
  expect(server.seen).toHaveLength(5);
  expect(server.seen.at(-1)).toMatch(
    /^AWSStepFunctions.ListExecutions stepmill\/\d{8}\/eu-west-1\/states\/aws4_request$/,
  );
});

test('reports an error with its request, and keeps its name', async () => {
  const server = await serve([{ status: 400, body: { __type: 'ExecutionDoesNotExist', message: 'None there' } }]);
  const caller = openCaller(arn, { endpoint: server.endpoint, region: 'us-east-1' });
  await expect(caller.call('DescribeExecution', { executionArn: `${arn}:a` })).rejects.toMatchObject({
    name: 'ExecutionDoesNotExist',
    message: `DescribeExecution of ${server.endpoint}: ExecutionDoesNotExist: None there`,
  });
  await expect(caller.call('ListCats', {})).rejects.toThrow('Step Functions has no operation ListCats.');
  caller.close();
  await server.close();
});

test('requires a URL as endpoint', () => {
  expect(() => openCaller(arn, { endpoint: 'localhost:8083' })).toThrow(
    "--endpoint takes a URL such as http://localhost:8083, not 'localhost:8083'.",
  );
});

test('signs with the keys of the file, and trusts AWS_CA_BUNDLE', async () => {
  const standIn = await StandInEmulator.start();
  const restore = setUp(standIn);
  const caller = openCaller(arn, { endpoint: standIn.url });
  await expect(caller.call('ListExecutions', { stateMachineArn: arn })).rejects.toThrow('NotImplemented: no');
  caller.close();
  restore();
  await standIn.stop();
});

import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { CommandHere, RunningCommand, type Command } from '../support/runCommand';

const running: Command[] = [];

/** A server, and the address that its line tells. */
async function start(
  args: readonly string[] = [],
  environment?: NodeJS.ProcessEnv,
  Kind: new (...given: ConstructorParameters<typeof CommandHere>) => Command = CommandHere,
): Promise<[Command, string, string]> {
  const command = new Kind(['start', '--port', '0', ...args], environment);
  running.push(command);
  const line = await command.firstLine();
  const url = /http:\/\/[\w.:[\]]+/.exec(line)![0];
  return [command, line.replace(url, '<url>'), url];
}

afterEach(async () => {
  for (const command of running.splice(0)) await command.end('SIGKILL');
});

async function call(url: string, operation: string, input: object): Promise<any> {
  const headers = { 'x-amz-target': `AWSStepFunctions.${operation}` };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })).json();
}

const roleArn = 'arn:aws:iam::123456789012:role/r';

describe('stepmill start', () => {
  // Windows has no signals: what is sent there ends a process at once.
  const onPosix = process.platform === 'win32' ? test.skip : test;

  onPosix.each(['SIGINT', 'SIGTERM'] as const)('says one line, answers, and %s ends it', async (signal) => {
    const [command, line, url] = await start([], {}, RunningCommand);
    expect(line).toBe('Stepmill is ready at <url> (time: real, mocks: none)');
    expect(await call(url, 'CreateActivity', { name: 'a' })).toMatchObject({
      activityArn: 'arn:aws:states:us-east-1:123456789012:activity:a',
    });
    const poll = call(url, 'GetActivityTask', { activityArn: 'arn:aws:states:us-east-1:123456789012:activity:a' });
    const polled = poll.catch(() => ({}));
    await call(url, 'ListActivities', {});
    expect(await command.end(signal)).toEqual({
      code: 0,
      signal: null,
      stdout:
        `Stepmill is ready at ${url} (time: real, mocks: none)\n` +
        `Starting server on port ${new URL(url).port} with account 123456789012, region us-east-1\n`,
      stderr: '',
    });
    expect(await polled).toEqual({});
  });

  test('--s3 is the S3 of its tasks', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-'));
    fs.mkdirSync(path.join(folder, 'data'));
    const [, , url] = await start(['--s3', folder]);
    const Resource = 'arn:aws:states:::aws-sdk:s3:putObject';
    const Parameters = { Bucket: 'data', Key: 'out/1.json', 'Body.$': '$' };
    const definition = { StartAt: 'Put', States: { Put: { Type: 'Task', Resource, Parameters, End: true } } };
    const machine = { name: 'm', definition: JSON.stringify(definition), roleArn, type: 'EXPRESS' };
    const { stateMachineArn } = await call(url, 'CreateStateMachine', machine);
    expect(await call(url, 'StartSyncExecution', { stateMachineArn, input: '{"a":1}' })).toMatchObject({
      status: 'SUCCEEDED',
    });
    expect(fs.readFileSync(path.join(folder, 'data/out/1.json'), 'utf8')).toBe('{"a":1}');
    fs.rmSync(folder, { recursive: true });
  });

  test('skips time, and answers from a mock file', async () => {
    const mocks = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-')), 'mocks.json');
    fs.writeFileSync(
      mocks,
      JSON.stringify({
        StateMachines: { M: { TestCases: { Happy: { T: 'Done' } } } },
        MockedResponses: { Done: { 0: { Return: { done: true } } } },
      }),
    );
    const [, line, url] = await start(['--time', 'skip', '--mocks', mocks]);
    expect(line).toBe(`Stepmill is ready at <url> (time: skip, mocks: ${mocks})`);
    const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    const definition = JSON.stringify({
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 86_400, Next: 'T' }, T: { Type: 'Task', Resource, End: true } },
    });
    const { stateMachineArn } = await call(url, 'CreateStateMachine', { name: 'M', roleArn, definition });
    const { executionArn } = await call(url, 'StartExecution', { stateMachineArn: `${stateMachineArn}#Happy` });
    const { status, output, startDate, stopDate } = await call(url, 'DescribeExecution', { executionArn });
    expect({ status, output, seconds: Math.round(stopDate - startDate) }).toEqual({
      status: 'SUCCEEDED',
      output: '{"done":true}',
      seconds: 86_400,
    });
    fs.rmSync(path.dirname(mocks), { recursive: true });
  });

  test('reads the environment of Step Functions Local; what is written on the line wins', async () => {
    const environment = { WAIT_TIME_SCALE: '0.1', AWS_ACCOUNT_ID: '210987654321', AWS_DEFAULT_REGION: 'eu-west-1' };
    const [, line, url] = await start([], environment, RunningCommand);
    expect(line).toBe('Stepmill is ready at <url> (time: scale:10, mocks: none)');
    expect(await call(url, 'CreateActivity', { name: 'a' })).toMatchObject({
      activityArn: 'arn:aws:states:eu-west-1:210987654321:activity:a',
    });
    const [, other] = await start(['--time', 'scale:2.5'], { WAIT_TIME_SCALE: '0' });
    expect(other).toBe('Stepmill is ready at <url> (time: scale:2.5, mocks: none)');
  });

  test('a port that is taken', async () => {
    const taken = net.createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as net.AddressInfo;
    expect(await new CommandHere(['start', '--port', String(port)]).ended).toEqual({
      code: 2,
      signal: null,
      stdout: '',
      stderr:
        `stepmill: port ${port} of 127.0.0.1 is in use. Stop the other program, or let ` +
        'stepmill start choose a free port: --port 0.\n',
    });
    await new Promise((resolve) => taken.close(resolve));
  });

  test('localhost is this server in both of its forms', async () => {
    const free = net.createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as net.AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const command = new CommandHere(['start', '--port', String(port)]);
    running.push(command);
    await command.until(
      new RegExp(`^Starting server on port ${port} with account 123456789012, region us-east-1$`, 'm'),
    );
    for (const host of ['127.0.0.1', '[::1]', 'localhost'])
      expect((await fetch(`http://${host}:${port}/health`)).status).toBe(200);
    expect((await new CommandHere(['start', '--port', String(port)]).ended).stderr).toContain(`port ${port} of`);
  });

  test('another server on ::1, to which localhost may lead, keeps the port', async () => {
    const taken = net.createServer();
    await new Promise<void>((resolve) => taken.listen(0, '::1', resolve));
    const { port } = taken.address() as net.AddressInfo;
    const { code, stderr } = await new CommandHere(['start', '--port', String(port)]).ended;
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(`port ${port} of ::1 is in use.`) });
    await new Promise((resolve) => taken.close(resolve));
  });

  test('on all addresses it warns, and tells an address that can be used', async () => {
    const [command, line, url] = await start(['--host', '0.0.0.0', '--token', 'secret']);
    expect(line).toBe('Stepmill is ready at <url> (time: real, mocks: none)');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    await command.untilError(
      /^note: Listening on 0\.0\.0\.0: anyone who reaches .* With the token they also administer it/m,
    );
  });

  test('a name and a page that are allowed', async () => {
    const allowed = ['--allow-host', 'stepmill.ci.example', '--allow-origin', 'http://localhost:3000'];
    const [, , url] = await start(allowed);
    const health = (host: string, headers: object = {}) =>
      new Promise<number | undefined>((resolve) => {
        http.get(`${url}/health`, { headers: { host, ...headers } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
      });
    expect(await health('stepmill.ci.example:8083')).toBe(200);
    expect(await health('sync-stepmill.ci.example')).toBe(200);
    expect(await health('ci.example')).toBe(403);
    expect(await health('localhost', { origin: 'http://localhost:3000' })).toBe(200);
    expect(await health('localhost', { origin: 'http://localhost:3001' })).toBe(403);
  });

  test('a mock file that is not there', async () => {
    const { code, stdout, stderr } = await new RunningCommand(['start'], { SFN_MOCK_CONFIG: '/no/such/file.json' })
      .ended;
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^stepmill: .*\/no\/such\/file\.json.*cannot be read/s);
    expect(stderr).not.toContain('    at ');
  });
});

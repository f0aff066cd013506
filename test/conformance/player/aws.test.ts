import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import type { IncomingMessage } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { startServer, type RunningServer } from '../../../src/emulator/server/startServer';
import { createService } from '../../../src/emulator/service/createService';
import type { Answer } from '../../support/emulator/answer';
import { StandInEmulator } from '../../support/emulator/StandInEmulator';

// `--aws`, as on an account: HTTPS with an authority of its own, signatures checked, real time. Stepmill answers behind it.
jest.setTimeout(120_000);

const root = path.join(__dirname, '../../..');
const role = 'arn:aws:iam::123456789012:role/conformance';
const service = createService({ time: 'real' });
let server: RunningServer;
let standIn: StandInEmulator;
let folder: string;
/** Names of what calls created. */
let created: string[];

beforeAll(async () => {
  server = await startServer(service, { port: 0 });
  standIn = await StandInEmulator.start();
});
afterAll(async () => {
  await standIn.stop();
  await server.close();
  service.close();
});
beforeEach(() => {
  standIn.restart();
  standIn.forward = forward;
  created = [];
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-aws-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

async function forward(request: IncomingMessage, body: Buffer): Promise<Answer> {
  const operation = String(request.headers['x-amz-target']);
  if (/\.Create(?:StateMachine|Activity)$/.test(operation)) created.push(JSON.parse(String(body)).name);
  const response = await send(operation, body);
  return { status: response.status, body: await response.text() };
}

function send(operation: string, body: string | Buffer): Promise<Response> {
  const headers = { 'x-amz-target': operation, 'content-type': 'application/x-amz-json-1.0' };
  return fetch(server.url, { method: 'POST', headers, body: String(body) });
}

const ask = async (operation: string, params: object = {}): Promise<any> =>
  (await send(`AWSStepFunctions.${operation}`, JSON.stringify(params))).json();

/** What the account holds. */
async function held(): Promise<string[]> {
  const { stateMachines } = await ask('ListStateMachines');
  const { activities } = await ask('ListActivities');
  return [...stateMachines, ...activities].map(({ name }) => name);
}

const source = { what: 'a source' };
const common = { title: 't', facts: ['history/070'], source, basis: 'captured' };
const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };

function write(id: string, scenario: object): void {
  fs.mkdirSync(path.join(folder, path.dirname(id)), { recursive: true });
  fs.writeFileSync(path.join(folder, `${id}.json`), JSON.stringify({ id, ...common, ...scenario }));
}

function start(...options: string[]): ChildProcess {
  const args = [
    ...['--no-warnings', path.join(root, 'conformance/play.mjs'), '--aws', '--scenarios', folder, '--set', 'settle=0'],
    ...['--proposals', path.join(folder, 'proposals.txt'), ...options],
  ];
  const env = {
    PATH: process.env['PATH'],
    ...standIn.environment,
    NODE_EXTRA_CA_CERTS: standIn.environment['AWS_CA_BUNDLE'],
  };
  return spawn(process.execPath, args, { cwd: root, env });
}

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  const pieces: Buffer[] = [];
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (piece: Buffer) => pieces.push(piece));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text: Buffer.concat(pieces).toString() };
}

function play(...options: string[]): Promise<Ended> {
  const child = start('--role', role, '--yes', ...options);
  child.stdin!.end();
  return ended(child);
}

const proposals = (): any => JSON.parse(fs.readFileSync(path.join(folder, 'proposals.txt'), 'utf8'));

/** One that differs from what is answered, and some that do not. */
function writeScenarios(): void {
  write('history/events', {
    machine: pass,
    input: 1,
    expect: {
      status: 'SUCCEEDED',
      events: [
        [1, 0, 'ExecutionStarted'],
        [2, 0, 'PassStateEntered', 'P'],
        [3, 2, 'PassStateExited'],
        [4, 3, 'ExecutionSucceeded'],
      ],
    },
  });
  write('integrations/nested', {
    machines: { child: { machine: pass } },
    machine: {
      StartAt: 'Go',
      States: {
        Go: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Parameters: { StateMachineArn: '${child}', Input: { n: 1 } },
          OutputPath: '$.Output',
          End: true,
        },
      },
    },
    expect: { status: 'SUCCEEDED', output: { n: 1 } },
  });
  const arn = 'arn:aws:states:${region}:${account}:stateMachine:mine';
  write('api/names', {
    steps: [
      { call: 'CreateStateMachine', params: { name: 'mine', definition: pass }, answer: { stateMachineArn: arn } },
      { call: 'PublishStateMachineVersion', params: { stateMachineArn: arn } },
      {
        call: 'DescribeStateMachine',
        params: { stateMachineArn: arn },
        answer: { name: 'mine', stateMachineArn: arn },
      },
      { call: 'CreateActivity', params: { name: 'work' }, answer: { activityArn: '${:text}:activity:work' } },
      { call: 'CreateStateMachine', params: { name: 'a b', definition: pass }, error: { code: 'InvalidName' } },
    ],
  });
  write('api/activity', {
    activities: ['work'],
    machine: { StartAt: 'T', States: { T: { Type: 'Task', Resource: '${work}', End: true } } },
    steps: [
      { call: 'StartExecution', params: { input: 2 } },
      { call: 'GetActivityTask', params: { activityArn: '${work}' }, as: 'task', answer: { input: 2 } },
      { call: 'SendTaskSuccess', params: { taskToken: '${task.taskToken}', output: 3 } },
      { expect: { status: 'SUCCEEDED', output: 3 } },
    ],
  });
  write('teststate/mock', {
    steps: [
      {
        call: 'TestState',
        params: {
          definition: {
            Type: 'Task',
            Resource: 'arn:aws:states:::lambda:invoke',
            Parameters: { FunctionName: 'f' },
            End: true,
          },
          mock: { result: { StatusCode: 200, Payload: '1' } },
        },
        answer: { status: 'SUCCEEDED' },
      },
    ],
  });
  write('language/differs', { machine: pass, input: { n: '123456789012' }, expect: { output: { n: 2 } } });
  write('language/calls', {
    machine: { StartAt: 'T', States: { T: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true } } },
    expect: { status: 'SUCCEEDED' },
  });
}

test('plays what an account can play, writes the differences, and leaves nothing', async () => {
  writeScenarios();
  await ask('CreateStateMachine', { name: 'mine', definition: JSON.stringify(pass), roleArn: role });
  const { code, text } = await play('--list', '--prefix', 'mill');
  expect(text.split('\n').slice(0, 5)).toEqual([
    `Account 123456789012 at ${standIn.url}, role ${role}`,
    '  plays    6 of 7 scenarios; the others need services, or time that can be moved',
    '  creates  7 state machines and 2 activities, all named mill-…, and deletes them',
    '  starts   4 executions with some 5 state transitions at most',
    '  costs    $0.01 at most, at $0.025 for 1,000 transitions; what differs is played a second time',
  ]);
  const verdicts = text.split('\n').filter((line) => /^(?:pass|FAIL|----) /.test(line));

  expect(verdicts.sort()).toEqual([
    '----  language/calls: calls arn:aws:states:::sqs:sendMessage',
    'FAIL  language/differs: t',
    'pass  api/activity',
    'pass  api/names',
    'pass  history/events',
    'pass  integrations/nested',
    'pass  teststate/mock',
  ]);
  expect(text).toContain(`6 scenarios were played. 1 differences: ${path.join(folder, 'proposals.txt')}\n`);
  expect(code).toBe(1);
  expect(proposals()).toEqual([
    {
      scenario: 'language/differs',
      facts: ['history/070'],
      leaf: '/steps/1/expect/output/n',
      expected: 2,
      got: '${account}',
      date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      region: 'us-east-1',
      source: standIn.url,
      suite: '1.0.0',
    },
  ]);
  expect(created.filter((name) => !name.startsWith('mill-'))).toEqual([]);
  expect(created).toHaveLength(10);
  expect(await held()).toEqual(['mine']);
  await ask('DeleteStateMachine', { stateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:mine' });
});

test.each(['no\n', 'y\n', ''])('calls nothing when the answer is %j', async (answer) => {
  writeScenarios();
  const child = start('--role', role);
  child.stdin!.end(answer);
  const { code, text } = await ended(child);
  expect({ code, last: text.trimEnd().split('\n').at(-1) }).toEqual({
    code: 1,
    last: 'Go on? Type yes: Nothing was called.',
  });
  expect(standIn.calls).toEqual([]);
});

test('counts loops, items, branches, retries and Express executions', async () => {
  const state = (own: object): object => ({ Type: 'Pass', End: true, ...own });
  const retries = { Type: 'Map', Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }], End: true };
  const of = (machine: object, input: unknown = 1): object => ({ machine, input, expect: { status: 'SUCCEEDED' } });
  write(
    'history/loop',
    of({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } } }),
  );
  // (1 + 3 items) twice.
  write('history/items', of({ StartAt: 'M', States: { M: { ...retries, ItemProcessor: pass } } }, [1, 2, 3]));
  write('history/branches', of({ StartAt: 'P', States: { P: state({ Type: 'Parallel', Branches: [pass, pass] }) } }));
  write('history/express', { type: 'EXPRESS', machine: pass, expect: { status: 'SUCCEEDED' } });
  const child = start('--role', role);
  child.stdin!.end();
  const { text } = await ended(child);
  expect(text.split('\n').slice(3, 5)).toEqual([
    '  starts   4 executions with some 12,511 state transitions at most',
    '  costs    $0.31, at $0.025 for 1,000 transitions; what differs is played a second time',
  ]);
});

test('plays when the answer is yes', async () => {
  write('history/events', { machine: pass, expect: { status: 'SUCCEEDED' } });
  const child = start('--role', role);
  child.stdin!.end('yes\n');
  const { code, text } = await ended(child);
  expect(text).toContain('1 scenarios were played. No differences\n');
  expect(code).toBe(0);
  expect(await held()).toEqual([]);
});

test('deletes everything when it is interrupted', async () => {
  const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
  write('history/wait', { activities: ['work'], machine: wait, seconds: 10, expect: { status: 'SUCCEEDED' } });
  const child = start('--role', role, '--yes');
  const end = ended(child);
  while (child.exitCode === null && !standIn.calls.includes('AWSStepFunctions.DescribeExecution'))
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await held()).toHaveLength(2);
  child.kill('SIGINT');
  const { code, text } = await end;
  expect(text).toContain('All is deleted.');
  expect(code).toBe(130);
  expect(await held()).toEqual([]);
});

test('says what it could not delete', async () => {
  write('history/events', { machine: pass, expect: { status: 'SUCCEEDED' } });
  standIn.forward = async (request, body) => {
    if (String(request.headers['x-amz-target']).endsWith('.DeleteStateMachine'))
      return { status: 400, body: JSON.stringify({ __type: 'ConflictException', message: 'no' }) };
    return forward(request, body);
  };
  const { code, text } = await play();
  expect(text).toMatch(
    /Not deleted:\narn:aws:states:us-east-1:123456789012:stateMachine:conformance-\S+: ConflictException: no\n$/,
  );
  expect(code).toBe(2);
  for (const { stateMachineArn } of (await ask('ListStateMachines')).stateMachines)
    await ask('DeleteStateMachine', { stateMachineArn });
});

test('throttling is no difference, and neither are rights that are missing', async () => {
  write('history/events', { machine: pass, expect: { status: 'SUCCEEDED' } });
  write('history/denied', { steps: [{ call: 'ListTagsForResource', params: { resourceArn: 'a' }, answer: {} }] });
  let throttled = 0;
  standIn.forward = async (request, body) => {
    const operation = String(request.headers['x-amz-target']);
    const error = (code: string): Answer => ({ status: 400, body: JSON.stringify({ __type: code, message: 'no' }) });
    if (operation.endsWith('.ListTagsForResource')) return error('AccessDeniedException');
    if (operation.endsWith('.StartExecution') && throttled++ < 2) return error('ThrottlingException');
    return forward(request, body);
  };
  const { code, text } = await play('--list');
  expect(text).toContain('pass  history/events');
  expect(text).toContain('----  history/denied: the credentials or the role may not do it: ListTagsForResource');
  expect(text).toContain('1 scenarios were played. No differences\n');
  expect({ code, throttled }).toEqual({ code: 0, throttled: 3 });
});

test('a wrong signature plays nothing', async () => {
  write('history/events', { machine: pass, expect: { status: 'SUCCEEDED' } });
  const file = path.join(standIn.folder, 'emulator_credentials');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/(secret_access_key = ).*/, '$1wrong'));
  const { code, text } = await play('--list');
  expect(text).toContain('the account does not know the credentials: CreateStateMachine: InvalidSignatureException');
  expect(code).toBe(1);
  expect(standIn.calls).toEqual([]);
});

test.each([
  [[], '--aws needs --role ARN: a role that Step Functions may assume in your account.'],
  [['--role', role, '--prefix', 'a_b'], '--prefix has 1 to 20 letters, digits and hyphens.'],
])('checks its options: %j', async (options, message) => {
  write('history/events', { machine: pass, expect: { status: 'SUCCEEDED' } });
  const child = start(...options);
  child.stdin!.end();
  expect(await ended(child)).toEqual({ code: 2, text: `${message}\n` });
});

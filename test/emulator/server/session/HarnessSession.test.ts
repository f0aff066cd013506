import net from 'node:net';
import { useTestServer } from '../support/testServer';

const api = useTestServer();

/** A harness that sends scripted messages. */
class BareSession {
  private readonly socket: net.Socket;
  private text = '';
  private readonly waiting: (() => void)[] = [];
  readonly closed: Promise<void>;

  constructor(headers: string[] = ['Upgrade: stepmill-session/4'], path = '/_stepmill/session') {
    this.socket = net.connect(api.server.port, '127.0.0.1');
    this.socket.write(
      [`GET ${path} HTTP/1.1`, ...headers, `Host: 127.0.0.1:${api.server.port}`, 'Connection: Upgrade', '', ''].join(
        '\r\n',
      ),
    );
    this.socket.setEncoding('utf8');
    this.socket.on('data', (text: string) => {
      this.text += text;
      for (const wake of this.waiting.splice(0)) wake();
    });
    this.closed = new Promise((resolve) => this.socket.on('close', () => resolve()));
  }

  /** The head of the HTTP answer, and whatever came with it. */
  async head(): Promise<string> {
    while (!this.text.includes('\r\n\r\n')) await this.more();
    const end = this.text.indexOf('\r\n\r\n') + 4;
    const head = this.text.slice(0, end);
    this.text = this.text.slice(end);
    return head;
  }

  async line(): Promise<any> {
    while (!this.text.includes('\n')) await this.more();
    const end = this.text.indexOf('\n');
    const line = this.text.slice(0, end);
    this.text = this.text.slice(end + 1);
    return JSON.parse(line);
  }

  async rest(): Promise<string> {
    await this.closed;
    return this.text;
  }

  say(...messages: unknown[]): void {
    for (const message of messages) this.write(`${JSON.stringify(message)}\n`);
  }

  write(text: string): void {
    this.socket.write(text);
  }

  async ask(what: object): Promise<any> {
    this.say({ question: 1, what });
    for (;;) {
      const answer = await this.line();
      if ('question' in answer) return answer;
    }
  }

  async open(options: object = {}): Promise<string> {
    await this.head();
    const { answered } = await this.ask({ ask: 'open', options: { time: 'skip', ...options } });
    return answered.accessKeyId;
  }

  end(): Promise<void> {
    this.socket.destroy();
    return this.closed;
  }

  private more(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}

const as = (account: string) => ({
  headers: {
    authorization: `AWS4-HMAC-SHA256 Credential=${account}/20300101/us-east-1/states/aws4_request, Signature=0`,
  },
});
const roleArn = 'arn:aws:iam::123456789012:role/r';
const taskDefinition = JSON.stringify({
  StartAt: 'A',
  States: { A: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:a', End: true } },
});

async function startTask(account: string, session?: BareSession): Promise<string> {
  const machine = await api.call('CreateStateMachine', { name: 'm', definition: taskDefinition, roleArn }, as(account));
  const { stateMachineArn } = machine.json;
  // The session learns each machine.
  if (session) expect(await session.line()).toEqual({ machine: 'm', definition: taskDefinition });
  return (await api.call('StartExecution', { stateMachineArn, name: 'e', input: '{"n":1}' }, as(account))).json
    .executionArn;
}

test('the session sends each task to the harness, and receives the answer', async () => {
  const session = new BareSession();
  const account = await session.open({ accountId: '123456789012', seed: 1, startTime: '2030-01-01T00:00:00Z' });
  expect(account).toMatch(/^\d{12}$/);
  const executionArn = await startTask(account, session);
  expect(executionArn).toBe('arn:aws:states:us-east-1:123456789012:execution:m:e');
  expect(await session.line()).toMatchObject({ task: 1, request: { state: 'A', parameters: { n: 1 }, executionArn } });
  session.say({ task: 1, reply: { outcome: { output: 'done' } } });
  expect(await session.line()).toEqual({ task: 1, outcome: { output: 'done' } });
  expect(await session.ask({ ask: 'ended', executionArn })).toEqual({ question: 1, answered: null });
  expect((await api.call('DescribeExecution', { executionArn }, as(account))).json.output).toBe('"done"');
  await session.end();
});

test('keeps an outcome without an error name', async () => {
  const session = new BareSession();
  const account = await session.open();
  const executionArn = await startTask(account, session);
  await session.line();
  session.say({ task: 1, reply: { outcome: { cause: 'who knows' } } });
  await session.line();
  const { json } = await api.call('DescribeExecution', { executionArn }, as(account));
  expect(json).toMatchObject({ status: 'FAILED', cause: 'who knows' });
  await session.end();
});

test('a mistake of the test and a bug of the harness end the execution, and say so', async () => {
  const session = new BareSession();
  const account = await session.open();
  const first = await startTask(account, session);
  await session.line();
  session.say({ task: 1, mistake: { kind: 'tester', message: 'Nobody answers.' } });
  expect(await session.ask({ ask: 'ended', executionArn: first })).toEqual({
    question: 1,
    answered: { kind: 'tester', message: 'Nobody answers.' },
  });
  expect((await api.call('DescribeExecution', { executionArn: first }, as(account))).json).toMatchObject({
    status: 'FAILED',
    error: 'Stepmill.HarnessError',
    cause: 'Nobody answers.',
  });
  await session.ask({ ask: 'reset', awaited: [] });
  const second = await startTask(account, session);
  await session.line();
  session.say({ task: 2, mistake: { kind: 'bug', message: 'TypeError: oh\n    at here' } });
  expect(await session.ask({ ask: 'ended', executionArn: second })).toEqual({
    question: 1,
    answered: { kind: 'bug', message: 'TypeError: oh\n    at here' },
  });
  await session.end();
});

test('the account lives as long as the connection', async () => {
  const session = new BareSession();
  const account = await session.open();
  await startTask(account);
  const list = async () => (await api.call('ListStateMachines', {}, as(account))).json.stateMachines.length;
  expect(await list()).toBe(1);
  await session.end();
  // The server hears of the end a little later than the test.
  while ((await list()) > 0);
});

test('accepts another name of the server', async () => {
  const session = new BareSession(['Upgrade: stepmill-session/4', 'Host: stepmill:8083']);
  expect(await session.open()).toMatch(/^\d{12}$/);
  await session.end();
});

test('sessions have accounts of their own', async () => {
  const sessions = [new BareSession(), new BareSession()];
  const [first, second] = await Promise.all(sessions.map((session) => session.open()));
  expect(first).not.toBe(second);
  await startTask(first!);
  expect((await api.call('ListStateMachines', {}, as(second!))).json).toEqual({ stateMachines: [] });
  await Promise.all(sessions.map((session) => session.end()));
});

test.each([
  [
    'a page of another site',
    ['Upgrade: stepmill-session/4', 'Origin: https://evil.example'],
    '/_stepmill/session',
    '403',
  ],
  [
    'a name that a page gave to this address',
    ['Upgrade: stepmill-session/4', 'Host: rebind.attacker.example:8083'],
    '/_stepmill/session',
    '403',
  ],
  ['another protocol', ['Upgrade: websocket'], '/_stepmill/session', '400'],
  ['another path', ['Upgrade: stepmill-session/4'], '/', '400'],
])('rejects %s', async (_title, headers, path, status) => {
  const session = new BareSession(headers, path);
  expect(await session.head()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  await session.end();
});

test('rejects a harness of another version with a message', async () => {
  const session = new BareSession(['Upgrade: stepmill-session/1']);
  expect(await session.head()).toMatch(/^HTTP\/1.1 400 /);
  expect(JSON.parse(await session.rest())).toEqual({
    message:
      'The test and this server have different versions of Stepmill (stepmill-session/1, stepmill-session/4): use the same for both.',
  });
});

test.each([
  ['no JSON', 'hello\n'],
  ['nothing that is known', '[]\n'],
  ['a null', 'null\n'],
  ['an unknown question', '{"question":1,"what":{"ask":"delete everything"}}\n'],
  ['a question without a what', '{"question":1}\n'],
  ['a task that is not there', '{"task":99,"reply":{}}\n'],
])('%s does no harm', async (_title, text) => {
  const session = new BareSession();
  await session.head();
  session.write(text);
  expect((await api.call('ListActivities')).status).toBe(200);
  await session.end();
});

test('rejects requests before the first opening, and a second opening', async () => {
  const session = new BareSession();
  await session.head();
  expect(await session.ask({ ask: 'nextTimer' })).toMatchObject({ refused: { kind: 'tester' } });
  expect(await session.ask({ ask: 'open', options: { tme: 1 } })).toMatchObject({
    refused: { kind: 'tester', message: expect.stringContaining("Did you mean 'time'?") },
  });
  await session.ask({ ask: 'open', options: {} });
  expect(await session.ask({ ask: 'open', options: {} })).toMatchObject({ refused: { kind: 'tester' } });
  const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:a:b';
  expect(await session.ask({ ask: 'ended', executionArn })).toEqual({
    question: 1,
    refused: {
      kind: 'tester',
      message: `There is no execution ${executionArn} in this test's Step Functions. Those of earlier tests are gone.`,
    },
  });
  await session.end();
});

test.each([[-1], [1e308], [null], ['1'], [undefined]])('%j is not a time to advance by', async (ms) => {
  const session = new BareSession();
  await session.open();
  expect(await session.ask({ ask: 'advance', ms })).toMatchObject({ refused: { kind: 'tester' } });
  await session.end();
});

test('rejects a request of another version', async () => {
  const session = new BareSession();
  await session.open();
  expect(await session.ask({ ask: 'tomorrow' })).toEqual({
    question: 1,
    refused: {
      kind: 'tester',
      message: "This server does not know the question 'tomorrow': the test and the server have different versions.",
    },
  });
});

test('closing the server ends its sessions', async () => {
  const session = new BareSession();
  const account = await session.open();
  await startTask(account);
  await api.server.close();
  await session.closed;
});

test('sends a task of TestState like any other, without what only this process can use', async () => {
  const session = new BareSession();
  const account = await session.open();
  const definition = JSON.stringify(JSON.parse(taskDefinition).States.A);
  const answer = api.call('TestState', { definition, roleArn, input: '{"n":2}' }, as(account));
  const { request } = await session.line();
  expect(request).toMatchObject({ state: 'StateName', parameters: { n: 2 } });
  expect(request).not.toHaveProperty('http');
  session.say({ task: 1, reply: { outcome: { output: 'done' } } });
  expect((await answer).json).toEqual({ output: '"done"', status: 'SUCCEEDED' });
  await session.end();
});

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { startServer, type RunningServer } from '../../../../src/emulator/server/startServer';
import { createService } from '../../../../src/emulator/service/createService';
import type { Service } from '../../../../src/emulator/service/Service';
import { Stepmill } from '../../../../src/harness/Stepmill';
import type { StepmillOptions } from '../../../../src/harness/StepmillOptions';

let service: Service;
let server: RunningServer;
const open: Stepmill[] = [];

beforeEach(async () => {
  service = createService();
  server = await startServer(service, { port: 0 });
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((harness) => harness.close()));
  service.close();
  await server.close();
});

function create(options: StepmillOptions = {}): Stepmill {
  const harness = new Stepmill({ endpoint: server.url, target: 'http', ...options });
  open.push(harness);
  return harness;
}

const machine = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        StartAt: 'Work',
        States: { Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true } },
      },
      End: true,
    },
  },
} as const;

/** Runs the same machine under the same names; only the answers tell whose they are. */
async function runs(sfn: Stepmill, who: string, count: number): Promise<unknown[]> {
  const tested = sfn.stateMachine(machine, { name: 'Same' });
  tested.mock('Work').answers((input: unknown) => `${who}${String(input)}`);
  const outputs: unknown[] = [];
  for (let index = 0; index < count; index++)
    outputs.push((await tested.run([index, 'x'], { name: `run-${index}` })).output);
  return outputs;
}

const expected = (who: string, count: number): string[][] =>
  Array.from({ length: count }, (_, index) => [`${who}${index}`, `${who}x`]);

test('harnesses of one server are isolated', async () => {
  const names = ['a', 'b', 'c', 'd'];
  const outputs = await Promise.all(names.map((name) => runs(create(), name, 20)));
  expect(outputs).toEqual(names.map((name) => expected(name, 20)));
});

test('concurrent tests in one file have a fresh harness each', async () => {
  const sfn = create({ handlers: { work: () => 'shared' } });
  const names = ['a', 'b', 'c'];
  const outputs = await Promise.all(names.map((name) => runs(sfn.fresh(), name, 10)));
  expect(outputs).toEqual(names.map((name) => expected(name, 10)));
  expect(sfn.calls.count).toBe(0);
  expect((await sfn.stateMachine(machine).run([1])).output).toEqual(['shared']);
});

test("the server's own settings do not apply to the harness", async () => {
  service.functions.register('work', () => 'of the server');
  await expect(create().stateMachine(machine).run([1])).rejects.toThrow("Nothing answers the task of state 'Work'");
});

test('code under test acts in the account of the harness', async () => {
  const sfn = create({ region: 'eu-west-1', accountId: '444455556666', handlers: { work: () => 1 } });
  const tested = sfn.stateMachine(machine, { name: 'Same' });
  expect(await tested.arn()).toBe('arn:aws:states:eu-west-1:444455556666:stateMachine:Same');
  const { AWS_ACCESS_KEY_ID, ...others } = await sfn.env();
  expect(AWS_ACCESS_KEY_ID).toMatch(/^\d{12}$/);
  expect(others).toEqual({
    AWS_ENDPOINT_URL_SFN: server.url,
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_DISABLE_HOST_PREFIX_INJECTION: 'true',
    AWS_SECRET_ACCESS_KEY: 'stepmill',
  });
  expect(await sfn.endpoint).toBe(server.url);
  expect(await create().harness.place.call('ListStateMachines', {})).toEqual({ stateMachines: [] });
});

test('reads long histories page by page', async () => {
  const sfn = create({ handlers: { work: () => 1 } });
  const run = await sfn.stateMachine(machine).run(Array.from({ length: 300 }, () => 0));
  expect(run.history).toHaveLength(2_106);
});

test('large values arrive whole', async () => {
  const sfn = create();
  const tested = sfn.stateMachine(machine);
  const text = '\ud83d\ude00\ud800"\\\u2028'.repeat(10_000);
  tested.mock('Work').answers((input: unknown) => ({ input, __proto__x: 1 }));
  const { output } = await tested.run([text]);
  expect(output).toEqual([{ input: text, __proto__x: 1 }]);
});

test('a handler that is still running when the test ends is left alone', async () => {
  const sfn = create();
  let finish!: (value: unknown) => void;
  sfn.lambda('work', () => new Promise((resolve) => (finish = resolve)));
  const tested = sfn.stateMachine(machine);
  const run = await tested.start([1]);
  await run.until('Work');
  void run.ended();
  expect(await sfn.reset()).toContain("state 'Work' waits for the answer to its task");
  finish('late');
  tested.mock('Work').returns('new');
  expect((await tested.run([1])).output).toEqual(['new']);
});

test('closing twice does no harm, and an unused harness opens no connection', async () => {
  const sfn = create({ endpoint: 'http://127.0.0.1:1' });
  expect(await sfn.reset()).toBeUndefined();
  await sfn.close();
  await sfn.close();
  const used = create();
  await used.harness.place.call('ListActivities', {});
  await used.close();
  await used.close();
});

describe('explains a wrong endpoint:', () => {
  const call = (endpoint: string) => create({ endpoint }).harness.place.call('ListActivities', {});

  test.each(['127.0.0.1:8083', 'ftp://127.0.0.1', ''])("'%s' is not a URL", (endpoint) => {
    delete process.env['STEPMILL_ENDPOINT'];
    expect(() => create({ endpoint })).toThrow('STEPMILL_ENDPOINT');
  });

  test('no server responds', async () => {
    await expect(call('http://127.0.0.1:1')).rejects.toMatchObject({
      name: 'HarnessError',
      message: expect.stringMatching(
        /^No Stepmill server can be reached at http:\/\/127.0.0.1:1 \(.*ECONNREFUSED.*\)\. Start one/,
      ),
    });
  });

  test('another program responds', async () => {
    const other = http.createServer((_request, response) => response.writeHead(404).end('no such page'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(call(`http://127.0.0.1:${port}`)).rejects.toThrow(
      `At http://127.0.0.1:${port} there is no Stepmill server: it answered 404 no such page.`,
    );
    await new Promise((resolve) => other.close(resolve));
  });

  test('a server of an earlier version responds', async () => {
    const message = 'GET /_stepmill/session with Upgrade: stepmill-session/1 is the only protocol besides HTTP.';
    const other = http.createServer();
    other.on('upgrade', (_request, socket) => {
      const body = JSON.stringify({ message });
      socket.end(`HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    await expect(call(url)).rejects.toMatchObject({
      name: 'HarnessError',
      message:
        `The Stepmill server at ${url} has another version than the test, so they cannot work together. ` +
        "Start the server with the test's version (npx stepmill start in the same project).",
    });
    await new Promise((resolve) => other.close(resolve));
  });

  test('the server has stopped meanwhile', async () => {
    const sfn = create({ handlers: { work: () => new Promise(() => undefined) } });
    const run = await sfn.stateMachine(machine).start([1]);
    const ended = run.ended().catch((error: unknown) => error);
    await run.until('Work');
    await server.close();
    expect(await ended).toMatchObject({
      name: 'HarnessError',
      message: expect.stringContaining(`The connection with the Stepmill server at ${server.url} has ended.`),
    });
    await expect(sfn.clock.advance(1)).rejects.toThrow('has ended');
  });
});

describe('a run that only this process can finish', () => {
  const callback = {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: {
          QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q',
          MessageBody: { 'token.$': '$$.Task.Token' },
        },
        Next: 'Work',
      },
      Work: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:work', End: true },
    },
  } as const;

  async function untilStuck(sfn: Stepmill, executionArn: string): Promise<string> {
    for (;;) {
      const where = sfn.harness.place.stuckAt(executionArn);
      if (where !== undefined) return where;
      await sfn.harness.place.turn();
    }
  }

  test('is given up when this process has no work left, and not before', async () => {
    const sfn = create();
    Object.assign(sfn.harness.place, { patienceMs: 1 });
    let answer!: (value: unknown) => void;
    sfn.lambda('work', () => new Promise((resolve) => (answer = resolve)));
    const started = await sfn.stateMachine(callback, { name: 'Order' }).start({}, { name: 'one' });
    const ended = started.ended();
    const waits = (what: string): string => `Execution one of Order is still RUNNING:\n  - ${what}`;
    const token = waits(
      "state 'Ask' waits for its task token to come back from arn:aws:states:::sqs:sendMessage.waitForTaskToken",
    );
    expect(await untilStuck(sfn, started.executionArn)).toBe(token);
    await started.task('Ask').succeed({});
    const handler =
      waits("state 'Work' waits for the answer to its task") +
      "\n  - function 'work' has not responded: its promise is still pending, or its callback was not called";
    let stuck = token;
    while (stuck === token) stuck = await untilStuck(sfn, started.executionArn);
    expect(stuck).toBe(handler);
    expect(sfn.harness.giveUp()).toEqual([handler]);
    await expect(ended).rejects.toThrow(`The run cannot end: nothing is left that could continue it.\n${handler}`);
    answer(1);
  });

  test('is awaited while another client may finish it, or time passes by itself', async () => {
    for (const options of [{}, { time: 'real' }] as const) {
      const sfn = create(options);
      Object.assign(sfn.harness.place, { patienceMs: 1 });
      if (!('time' in options)) await sfn.env();
      const started = await sfn.stateMachine(callback, { name: 'Order' }).start({}, { name: 'one' });
      const ended = started.ended();
      for (let count = 0; count < 5; count++) await sfn.harness.place.turn();
      expect(sfn.harness.giveUp()).toEqual([]);
      sfn.lambda('work', () => 1);
      await started.task('Ask').succeed({});
      expect((await ended).output).toBe(1);
    }
  });
});

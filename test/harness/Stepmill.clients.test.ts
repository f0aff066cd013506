import type * as Sdk from '@aws-sdk/client-dynamodb';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import type { LambdaHandler } from '../../src/tasks/integrations/lambda/LocalFunction';
import { Stepmill } from '../../src/harness/Stepmill';
import type { StepmillOptions } from '../../src/harness/StepmillOptions';

// What handlers of a test's own functions do with AWS, and what becomes of the test.

const task = {
  Type: 'Task',
  Resource: 'arn:aws:lambda:us-east-1:123456789012:function:notify',
  Retry: [{ ErrorEquals: ['States.ALL'] }],
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
  End: true,
};
const definition = { StartAt: 'Notify', States: { Notify: task, Sorry: { Type: 'Pass', End: true } } };

const open: Stepmill[] = [];
afterEach(async () => {
  for (const sfn of open.splice(0)) await sfn.close().catch(() => undefined);
});

function setUp(handler: LambdaHandler, options: StepmillOptions = {}) {
  const sfn = new Stepmill(options);
  open.push(sfn);
  sfn.lambda('notify', handler);
  return { sfn, machine: sfn.stateMachine(definition, { name: 'Order' }) };
}

const client = new DynamoDBClient({});
const put = () => client.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: '1' } } }));
const messageOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing was thrown',
    (error: unknown) => (error as Error).message,
  );
const unanswered =
  /^Nothing answers dynamodb:putItem, which function 'notify' calls with its AWS client, invoked by state 'Notify'\.\n/;

describe('a call that nobody answers', () => {
  test('fails the run, whatever handler, Retry and Catch do', async () => {
    const { machine, sfn } = setUp(() => put().catch(() => 'swallowed'));
    expect(await messageOf(machine.run({}))).toMatch(unanswered);
    await sfn.endTest();
  });

  test('fails a test that does not look at the run', async () => {
    const { machine, sfn } = setUp(() => put().catch(() => 'swallowed'));
    const { executionArn } = await machine.start({});
    await sfn.service.execution(executionArn)!.ended();
    expect(await messageOf(sfn.endTest())).toMatch(unanswered);
  });

  test('fails the test at its end, if the handler has not awaited it: the first call of a new client', async () => {
    const { machine, sfn } = setUp(async () => {
      const fresh = new DynamoDBClient({});
      void fresh.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: '1' } } })).catch(() => undefined);
      return 'ok';
    });
    const told = await messageOf(machine.run({}).then(() => sfn.endTest()));
    expect(told).toMatch(/^Nothing answers dynamodb:putItem, which function 'notify' calls with its AWS client/);
  });

  test('fails the test at its end, if the handler has answered before', async () => {
    let later: Promise<unknown> | undefined;
    const { machine, sfn } = setUp(() => {
      later = new Promise((resolve) => setImmediate(resolve)).then(put).catch(() => undefined);
      return 'answered';
    });
    expect((await machine.run({})).output).toBe('answered');
    await later;
    expect(await messageOf(sfn.endTest())).toMatch(unanswered);
  });

  test('is told once, however many follow', async () => {
    const { machine, sfn } = setUp(async () => {
      for (let i = 0; i < 3; i++) await put().catch(() => undefined);
    });
    expect(await messageOf(machine.run({}))).toMatch(unanswered);
    await new Promise((resolve) => setImmediate(resolve));
    await sfn.endTest();
  });

  test('of a function that another one invokes belongs to the same run', async () => {
    const { InvokeCommand, LambdaClient } =
      jest.requireActual<typeof import('@aws-sdk/client-lambda')>('@aws-sdk/client-lambda');
    const { machine, sfn } = setUp(() => new LambdaClient({}).send(new InvokeCommand({ FunctionName: 'inner' })));
    sfn.lambda('inner', put);
    expect(await messageOf(machine.run({}))).toMatch(
      /^Nothing answers dynamodb:putItem, which function 'inner' calls with its AWS client, invoked by state 'Notify'\./,
    );
  });
});

test('mocks answer, side by side, and the log says who called for which execution', async () => {
  const { machine, sfn } = setUp(async ({ id }: { id: string }) => {
    await Promise.resolve();
    return (await client.send(new GetItemCommand({ TableName: 't', Key: { id: { S: id } } }))).Item?.['id']?.S;
  });
  sfn.mock.service('dynamodb', 'getItem').answers(({ Key }: { Key: { id: object } }) => ({ Item: { id: Key.id } }));
  const runs = await Promise.all(['a', 'b', 'c'].map((id) => machine.run({ id })));
  expect(runs.map(({ output }) => output)).toEqual(['a', 'b', 'c']);
  const calls = sfn.calls.ofService('dynamodb', 'getItem').all;
  expect(calls.map(({ caller, executionArn, answeredBy }) => [caller, executionArn, answeredBy])).toEqual(
    runs.map(({ executionArn }) => [
      { functionName: 'notify', accountId: '123456789012', region: 'us-east-1', executionArn, state: 'Notify' },
      executionArn,
      'mock',
    ]),
  );
  expect(sfn.harness.scripts.unused()).toEqual([]);
  await sfn.endTest();
});

test('handlers see dummy credentials; the test keeps its own', async () => {
  process.env['AWS_PROFILE'] = 'developer';
  try {
    const names = ['AWS_ACCESS_KEY_ID', 'AWS_PROFILE', 'AWS_REGION', 'AWS_LAMBDA_FUNCTION_NAME'];
    const { machine } = setUp(async () => {
      await Promise.resolve();
      return names.map((name) => process.env[name] ?? null);
    });
    expect((await machine.run({})).output).toEqual(['123456789012', null, 'us-east-1', 'notify']);
    expect(process.env['AWS_PROFILE']).toBe('developer');
  } finally {
    delete process.env['AWS_PROFILE'];
  }
});

test('modules that a test resets, and those that a handler loads', async () => {
  const { machine, sfn } = setUp(() => 1);
  await machine.run({});
  jest.resetModules();
  sfn.lambda('notify', async () => {
    const again = await Promise.resolve().then(() => require('@aws-sdk/client-dynamodb') as typeof Sdk);
    expect(again.DynamoDBClient).not.toBe(DynamoDBClient);
    const { TableNames } = await new again.DynamoDBClient({}).send(new again.ListTablesCommand({}));
    return [TableNames, process.env['AWS_ACCESS_KEY_ID']];
  });
  sfn.mock.service('dynamodb', 'listTables').returns({ TableNames: ['orders'] });
  expect((await machine.run({})).output).toEqual([['orders'], '123456789012']);
});

describe('without the SDK', () => {
  const request = (options: https.RequestOptions, body = '') =>
    new Promise<string>((resolve, reject) => {
      const sent = https.request({ method: 'POST', ...options }, (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => resolve(text));
      });
      sent.on('error', reject).end(body);
    });
  const dynamo = {
    host: 'dynamodb.eu-west-1.amazonaws.com',
    headers: { 'X-Amz-Target': 'DynamoDB_20120810.GetItem', 'Content-Type': 'application/x-amz-json-1.0' },
  };

  test('a request over HTTP is answered by the same mocks', async () => {
    const { machine, sfn } = setUp(() => request(dynamo, '{"TableName":"t","Key":{"id":{"S":"1"}}}'));
    sfn.mock.service('dynamodb', 'getItem').returns({ Item: { id: { S: '1' } } });
    expect((await machine.run({})).output).toBe('{"Item":{"id":{"S":"1"}}}');
    expect(sfn.calls.last?.caller?.functionName).toBe('notify');
  });

  test('one that nobody answers fails the run', async () => {
    const { machine } = setUp(() => request(dynamo, '{}').catch(() => 'swallowed'));
    expect(await messageOf(machine.run({}))).toMatch(/^Nothing answers dynamodb:getItem, which function 'notify'/);
  });

  test('fetch gets there, too', async () => {
    const { machine, sfn } = setUp(async () => {
      const { headers, host } = dynamo;
      return (await fetch(`https://${host}/`, { method: 'POST', headers, body: '{}' })).json();
    });
    sfn.mock.service('dynamodb', 'getItem').returns({});
    expect((await machine.run({})).output).toEqual({});
  });

  test.each(['169.254.169.254', '169.254.170.2'])('%s hands out no credentials', async (host) => {
    const { machine } = setUp(
      () => new Promise((resolve) => http.get({ host, timeout: 5000 }).on('error', () => resolve('swallowed'))),
    );
    expect(await messageOf(machine.run({}))).toMatch(
      `Function 'notify' connects to ${host}, but functions do not call AWS here.`,
    );
  });

  test('other connections are left alone', async () => {
    const server = http.createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { machine } = setUp(async () => (await fetch(`http://127.0.0.1:${port}/`)).text());
    expect((await machine.run({})).output).toBe('hello');
    server.close();
    server.closeAllConnections();
  });
});

describe('an endpoint that a client is given', () => {
  const local = http.createServer((request, response) => {
    request.resume();
    response.setHeader('Content-Type', 'application/x-amz-json-1.0').end('{"Item":{"from":{"S":"local"}}}');
  });
  beforeAll(() => new Promise<void>((resolve) => local.listen(0, '127.0.0.1', resolve)));
  afterAll(() => (local.close(), local.closeAllConnections()));
  const get = async () => {
    const { port } = local.address() as AddressInfo;
    const own = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}` });
    const { Item } = await own.send(new GetItemCommand({ TableName: 't', Key: {} }));
    own.destroy();
    return Item?.['from']?.S;
  };

  test('on this machine answers, and the call is in the log', async () => {
    const { machine, sfn } = setUp(get);
    expect((await machine.run({})).output).toBe('local');
    expect(sfn.calls.last).toMatchObject({ name: 'aws-sdk:dynamodb:getItem', answeredBy: 'real' });
    await sfn.endTest();
  });

  test('comes after mocks', async () => {
    const { machine, sfn } = setUp(get);
    sfn.mock.service('dynamodb', 'getItem').returns({ Item: { from: { S: 'mock' } } });
    expect((await machine.run({})).output).toBe('mock');
  });
});

test("awsCalls: 'allow' opens the border, and the notes say so", async () => {
  const { machine, sfn } = setUp(
    () =>
      new Promise((resolve) => {
        const refuse: http.RequestOptions['lookup'] = (_host, _options, callback) =>
          callback(new Error('looked up'), []);
        http
          .get({ host: 'dynamodb.us-east-1.amazonaws.com', lookup: refuse })
          .on('error', ({ message }) => resolve(message));
      }),
    { awsCalls: 'allow' },
  );
  expect((await machine.run({})).output).toBe('looked up');
  expect(sfn.notes).toEqual([
    "Functions of this file call AWS itself, with the developer's credentials, and mocks do not intercept these calls: awsCalls is 'allow'.",
  ]);
});

test('awsCalls takes two words', () => {
  expect(() => new Stepmill({ awsCalls: 'alow' as 'allow' })).toThrow(
    "The option awsCalls is 'fail' or 'allow', not \"alow\".",
  );
});

test('a handler that calls back goes on outside of it', async () => {
  const states = { ...definition.States, Notify: { ...task, Next: 'After', End: undefined } };
  const { sfn } = setUp(() => 1);
  sfn.lambda('notify', (_event: unknown, _context: unknown, callback: (error: null, value: number) => void) =>
    callback(null, 1),
  );
  let seen: string | undefined = 'nothing';
  sfn.mock.state('After').answers(() => {
    seen = process.env['AWS_LAMBDA_FUNCTION_NAME'];
    return { Item: {} };
  });
  const after = {
    Type: 'Task',
    Resource: 'arn:aws:states:::aws-sdk:dynamodb:getItem',
    Parameters: { TableName: 't', Key: {} },
    End: true,
  };
  const machine = sfn.stateMachine(
    JSON.parse(JSON.stringify({ ...definition, States: { ...states, After: after } })) as object,
  );
  expect((await machine.run({})).output).toEqual({ Item: {} });
  expect(seen).toBeUndefined();
});

import path from 'node:path';
import { buildSync } from 'esbuild';
import { folderWith } from '../support/cli';
import { RunningCommand } from '../support/runCommand';

// Handlers of the command line stay inside the border: in worker threads, and in processes.

const task = (name: string) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
  End: true,
});
const machine = (name: string) => ({
  StartAt: 'Work',
  States: { Work: task(name), Sorry: { Type: 'Pass', Result: 'sorry', End: true } },
});
const folder = folderWith({
  'seen.asl.json': machine('seen'),
  'keep.asl.json': machine('keep'),
  'ask.asl.json': machine('ask'),
  'seen.js': `exports.handler = async ({ names }) => Object.fromEntries(names.map((name) => [name, process.env[name]]));`,
  'keep.js': `
    const { DynamoDBClient, PutItemCommand } = require(${JSON.stringify(require.resolve('@aws-sdk/client-dynamodb'))});
    exports.handler = async ({ id }) => {
      try {
        await new DynamoDBClient({}).send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: id } } }));
      } catch {
        // It goes on as if nothing had happened.
      }
      return 'kept';
    };`,
  'ask.js': `
    const call = async (operation, input) => {
      const headers = { 'x-amz-target': 'AWSStepFunctions.' + operation, 'content-type': 'application/x-amz-json-1.0' };
      return (await fetch(process.env.AWS_ENDPOINT_URL, { method: 'POST', headers, body: JSON.stringify(input) })).json();
    };
    exports.handler = async ({ child }) => {
      const { activities } = await call('ListActivities', {});
      const { executionArn } = await call('StartExecution', { stateMachineArn: child, input: '{"from":"handler"}' });
      return { activities: activities.map(({ name }) => name), started: executionArn.split(':')[4] };
    };`,
  'template.yaml': `
Transform: AWS::Serverless-2016-10-31
Globals: { Function: { Environment: { Variables: { STAGE: test } } } }
Resources:
  Orders: { Type: AWS::DynamoDB::Table }
  Seen:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      CodeUri: .
      Handler: seen.handler
      Environment: { Variables: { TABLE: !Ref Orders, FROM_SHELL: template } }
  Flow:
    Type: AWS::Serverless::StateMachine
    Properties: { Definition: { StartAt: Work, States: { Work: { Type: Task, Resource: !GetAtt Seen.Arn, End: true } } } }
`,
});
buildSync({
  entryPoints: [path.join(folder, 'keep.js')],
  outfile: path.join(folder, 'bundle.js'),
  bundle: true,
  platform: 'node',
});
const file = (name: string) => path.join(folder, name);
const inProcess = (name: string) => `exec "${process.execPath}" "$STEPMILL_NODE_BOOTSTRAP" ${file(name)}.handler`;

const developer = {
  AWS_ACCESS_KEY_ID: 'AKIAREAL',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_PROFILE: 'production',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.2/v1',
  GITHUB_TOKEN: 'secret',
  STEPMILL_TOKEN: 'secret',
  DATABASE_URL: 'postgres://localhost',
  FROM_SHELL: 'shell',
};
const names = [...Object.keys(developer), 'AWS_REGION', 'AWS_LAMBDA_FUNCTION_NAME', 'STAGE', 'TABLE'];

const ways = [
  ['a worker', (name: string, handler = name) => ['--lambda', `${name}=${file(handler)}.handler`]],
  ['a process', (name: string, handler = name) => ['--lambda-command', `${name}=${inProcess(handler)}`]],
] as const;

describe.each(ways)('in %s', (_where, functionBy) => {
  const run = (args: string[], environment: NodeJS.ProcessEnv = {}) =>
    new RunningCommand(['run', ...args], environment).ended;

  test("a handler sees only the allowed variables of the developer's environment", async () => {
    const args = [file('seen.asl.json'), '--json', '--input', JSON.stringify({ names }), ...functionBy('seen')];
    const { stdout, code } = await run([...args, '--pass-env', 'GITHUB_TOKEN'], developer);
    const { output } = JSON.parse(stdout) as { output: object };
    expect([code, output]).toEqual([
      0,
      {
        AWS_ACCESS_KEY_ID: '123456789012',
        AWS_SECRET_ACCESS_KEY: 'stepmill',
        GITHUB_TOKEN: 'secret',
        DATABASE_URL: 'postgres://localhost',
        FROM_SHELL: 'shell',
        AWS_REGION: 'us-east-1',
        AWS_LAMBDA_FUNCTION_NAME: 'seen',
      },
    ]);
  });

  test.each(['keep', 'bundle'])(
    'an unanswered call makes `run` exit with 1, whatever catches it (%s.js)',
    async (source) => {
      const { code, stdout, stderr } = await run(
        [file('keep.asl.json'), '--input', '{"id":"o-1"}', ...functionBy('keep', source)],
        developer,
      );
      expect(code).toBe(1);
      expect(stdout).not.toContain('Sorry');
      expect(stderr).toContain("Nothing answers dynamodb:putItem, which function 'keep' calls");
      expect(stderr).toContain('{"TableName":"orders","Item":{"id":{"S":"o-1"}}}');
      expect(stderr).toContain("sfn.mock.service('dynamodb', 'putItem').returns(");
    },
  );
});

test("prefers the environment of a template to the shell's", async () => {
  const args = ['run', file('template.yaml'), 'Flow', '--json', '--input', JSON.stringify({ names })];
  const { stdout } = await new RunningCommand(args, developer).ended;
  expect((JSON.parse(stdout) as { output: object }).output).toMatchObject({
    STAGE: 'test',
    TABLE: 'Orders',
    FROM_SHELL: 'template',
    DATABASE_URL: 'postgres://localhost',
    AWS_ACCESS_KEY_ID: '123456789012',
  });
});

describe('a server', () => {
  let command: RunningCommand;
  let url: string;
  afterEach(() => command.end('SIGKILL'));

  async function start(...args: string[]): Promise<void> {
    command = new RunningCommand(['start', '--port', '0', '--time', 'skip', ...args], developer);
    url = (await command.until(/ready at (http:\S+)/)).match(/ready at (http:\S+)/)![1]!;
  }

  async function call(operation: string, input: object, account = '123456789012'): Promise<any> {
    const headers = {
      'x-amz-target': `AWSStepFunctions.${operation}`,
      'content-type': 'application/x-amz-json-1.0',
      authorization: `AWS4-HMAC-SHA256 Credential=${account}/20300101/us-east-1/states/aws4_request`,
    };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })).json();
  }

  async function run(stateMachineArn: string, input: object, account?: string): Promise<any> {
    const { executionArn } = await call('StartExecution', { stateMachineArn, input: JSON.stringify(input) }, account);
    for (;;) {
      const { status, output, error, cause } = await call('DescribeExecution', { executionArn }, account);
      if (status !== 'RUNNING') return { status, output: output && JSON.parse(output), error, cause };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  test.each(ways)('an unanswered call fails the execution, and the client sees why (%s)', async (_where, by) => {
    await start(file('keep.asl.json'), ...by('keep', 'bundle'));
    const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:keep';
    expect(await run(arn, { id: 'o-1' })).toEqual({
      status: 'FAILED',
      output: undefined,
      error: 'Stepmill.HarnessError',
      cause: expect.stringContaining("Nothing answers dynamodb:putItem, which function 'keep' calls"),
    });
    const reset = await fetch(`${url}/_stepmill/v1/reset`, { method: 'POST' });
    const { mistakes } = (await reset.json()) as { mistakes: readonly { message: string; mock?: object }[] };
    expect(mistakes).toEqual([expect.objectContaining({ mock: { service: 'dynamodb:putItem', returns: {} } })]);
  });

  test.each(ways)('a handler speaks to the account of the execution that invoked it (%s)', async (_where, by) => {
    await start(...by('ask'));
    const accounts = ['100000000001', '100000000002'];
    const roleArn = 'arn:aws:iam::123456789012:role/any';
    const create = async (account: string, name: string, definition: object) => {
      const input = { name, definition: JSON.stringify(definition), roleArn };
      return ((await call('CreateStateMachine', input, account)) as { stateMachineArn: string }).stateMachineArn;
    };
    const runs = accounts.map(async (account) => {
      await fetch(`${url}/_stepmill/v1/accounts/${account}`, { method: 'PUT', body: '{"time":"skip"}' });
      await call('CreateActivity', { name: `of-${account}` }, account);
      const child = await create(account, 'child', { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
      return run(await create(account, 'parent', machine('ask')), { child }, account);
    });
    expect((await Promise.all(runs)).map(({ output }) => output)).toEqual(
      accounts.map((account) => ({ activities: [`of-${account}`], started: account })),
    );
  });
});

import fs from 'node:fs';
import path from 'node:path';
import { folderWith } from '../support/cli';
import { CommandHere, RunningCommand, type Command } from '../support/runCommand';

const pass = (result: string): object => ({ StartAt: 'A', States: { A: { Type: 'Pass', Result: result, End: true } } });
const machineIn = (name: string): string =>
  `resource "aws_sfn_state_machine" "${name}" {
     name       = "${name}"
     role_arn   = "arn:aws:iam::123456789012:role/r"
     definition = jsonencode(${JSON.stringify(pass('hello'))})
   }\n`;
const files = folderWith({
  'terraform/first.tf': machineIn('first'),
  'greet.asl.json': pass('hello'),
  'wait.asl.json': {
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 1, Next: 'Say' }, Say: { Type: 'Pass', Result: 'old', End: true } },
  },
  'template.yaml': [
    'Transform: AWS::Serverless-2016-10-31',
    'Resources:',
    '  Charge:',
    '    Type: AWS::Serverless::Function',
    '    Properties: { CodeUri: src/, Handler: charge.handler, Runtime: nodejs22.x }',
    '  Order:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties:',
    '      Definition:',
    '        StartAt: Charge',
    '        States:',
    '          Charge: { Type: Task, Resource: !GetAtt Charge.Arn, Retry: [{ ErrorEquals: [Busy], IntervalSeconds: 1 }], End: true }',
    '  Wrong:',
    '    Type: AWS::Serverless::StateMachine',
    '    Properties: { Definition: { StartAt: Nowhere, States: {} } }',
    '',
  ].join('\n'),
  'src/charge.js': `let calls = 0;
    exports.handler = async (order) => {
      if (++calls === 1) throw Object.assign(new Error('later'), { name: 'Busy' });
      console.log('charged', order.id);
      return { charged: order.id };
    };`,
  'ask.asl.json': {
    StartAt: 'Ask',
    States: {
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: { QueueUrl: 'https://sqs/1/asks', MessageBody: { 'token.$': '$$.Task.Token' } },
        End: true,
      },
    },
  },
  'lost.asl.json': {
    StartAt: 'Ask',
    States: { Ask: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:lost', End: true } },
  },
  'mocks.json': { StateMachines: {}, MockedResponses: {} },
  'iam.yaml': [
    'Transform: AWS::Serverless-2016-10-31',
    'Resources:',
    ...['sqs', 'sns'].flatMap((service) => [
      `  ${service}:`,
      '    Type: AWS::Serverless::StateMachine',
      '    Properties:',
      `      Policies: [{ Statement: { Effect: Allow, Action: '${service}:*', Resource: '*' } }]`,
      '      Definition:',
      '        StartAt: Send',
      '        States:',
      '          Send:',
      '            Type: Task',
      '            Resource: arn:aws:states:::sqs:sendMessage',
      "            Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q', MessageBody: hello }",
      '            End: true',
    ]),
    '',
  ].join('\n'),
  'none.yaml': 'Transform: AWS::Serverless-2016-10-31\nResources: { Q: { Type: AWS::SQS::Queue } }\n',
});
const running: Command[] = [];

// Processes that start threads, with another suite beside them.
jest.setTimeout(30_000);

afterEach(async () => {
  for (const command of running.splice(0)) await command.end('SIGKILL');
});

async function start(...args: string[]): Promise<{ command: Command; url: string }> {
  return ready(new CommandHere(['start', '--port', '0', ...args]));
}

/** Once a server has told where it is. */
async function ready(command: Command): Promise<{ command: Command; url: string }> {
  running.push(command);
  const [url] = /http:\/\/[\w.:]+/.exec(await command.until(/AWS_SECRET_ACCESS_KEY=any\n/))!;
  return { command, url };
}

async function call(url: string, operation: string, input: object): Promise<any> {
  const headers = { 'x-amz-target': `AWSStepFunctions.${operation}` };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) })).json();
}

function arnOf(name: string): string {
  return `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`;
}

async function outputOf(url: string, executionArn: string): Promise<string> {
  for (;;) {
    const { status, output } = await call(url, 'DescribeExecution', { executionArn });
    if (status !== 'RUNNING') return output;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('deploys the machines of files, and prints what to paste', async () => {
  const { command, url } = await start(path.join(files, 'greet.asl.json'), '--lambda', path.join(files, 'src'));
  const { stdout, stderr, code } = await command.end();
  expect({ code, stderr, stdout }).toEqual({
    code: 0,
    stderr: '',
    stdout: [
      `Stepmill is ready at ${url} (time: real, mocks: none)`,
      `Starting server on port ${new URL(url).port} with account 123456789012, region us-east-1`,
      '',
      `  greet  ${arnOf('greet')}  STANDARD, ${files}/greet.asl.json:1`,
      '  Functions that no state machine calls',
      '    charge  in process',
      '',
      'JavaScript',
      `  new SFNClient({ endpoint: '${url}', region: 'us-east-1', disableHostPrefix: true,`,
      "    credentials: { accessKeyId: 'any', secretAccessKey: 'any' } })",
      'AWS CLI',
      `  aws stepfunctions start-execution --endpoint-url ${url} --region us-east-1 \\`,
      `    --state-machine-arn ${arnOf('greet')} --input '{}'`,
      '.env',
      `  AWS_ENDPOINT_URL_SFN=${url}`,
      '  AWS_REGION=us-east-1',
      '  AWS_DISABLE_HOST_PREFIX_INJECTION=true',
      '  AWS_ACCESS_KEY_ID=any',
      '  AWS_SECRET_ACCESS_KEY=any',
      '',
      '',
    ].join('\n'),
  });
});

test('keys in .env do not override those of a file that the user names', async () => {
  const command = new CommandHere(['start', '--port', '0', path.join(files, 'greet.asl.json')], {
    AWS_SHARED_CREDENTIALS_FILE: '/home/me/.aws/emulator/9297/emulator_credentials',
  });
  running.push(command);
  const printed = await command.until(/AWS_SHARED_CREDENTIALS_FILE=.*\n/);
  expect(printed.slice(printed.indexOf('.env\n')).split('\n').slice(2, 5)).toEqual([
    '  AWS_REGION=us-east-1',
    '  AWS_DISABLE_HOST_PREFIX_INJECTION=true',
    '  AWS_SHARED_CREDENTIALS_FILE=/home/me/.aws/emulator/9297/emulator_credentials',
  ]);
});

test("runs a template's functions, --log prints each execution, and an error does not affect the others", async () => {
  // The functions run in threads, which Jest cannot load.
  const args = ['start', '--port', '0', path.join(files, 'template.yaml'), '--log', '--time', 'skip'];
  const { command, url } = await ready(new RunningCommand(args));
  const { executionArn } = await call(url, 'StartExecution', {
    stateMachineArn: arnOf('Order'),
    name: 'first-of-all',
    input: '{"id":7}',
  });
  expect(await outputOf(url, executionArn)).toBe('{"charged":7}');
  await command.until(/SUCCEEDED/);
  const { stdout, stderr } = await command.end();
  expect(stdout).toContain('\ncharged 7\n');
  expect(stdout.split('\n').filter((line) => line.startsWith('Order/'))).toEqual([
    'Order/first-of started {"id":7}',
    'Order/first-of        +1s  ↻ Charge  retried after 1s: Busy — later',
    'Order/first-of        +1s  ✓ Charge  lambda Charge · 1s',
    'Order/first-of SUCCEEDED after 1s  {"charged":7}',
  ]);
  expect(stderr).toMatch(/^stepmill: 'Wrong' cannot run: its definition is wrong\.\n/);
});

test('--log prints in full what an outside worker must answer, and why an execution failed', async () => {
  const { command, url } = await start(path.join(files, 'ask.asl.json'), path.join(files, 'lost.asl.json'), '--log');
  const { executionArn } = await call(url, 'StartExecution', { stateMachineArn: arnOf('ask'), name: 'asks' });
  const waiting = await command.until(/ waiting 'Ask' waits for .*\(task token .*\)\n/);
  const [, taskToken] = /task token ([^)\s]+)\)/.exec(waiting)!;
  const cause = 'long '.repeat(100).trim();
  await call(url, 'SendTaskFailure', { taskToken, error: 'Asked', cause });
  await command.until(/FAILED after/);
  const unmocked = await call(url, 'StartExecution', { stateMachineArn: arnOf('lost'), name: 'none' });
  await command.until(/lost\/none FAILED after/);
  const { cause: told } = await call(url, 'DescribeExecution', { executionArn: unmocked.executionArn });
  const { stdout } = await command.end();
  expect(stdout.match(/ waiting /g)).toHaveLength(1);
  expect(stdout).toMatch(new RegExp(`ask/asks FAILED after \\S+  Asked — ${cause}\\n`));
  expect(told).toContain("Nothing answers the task of state 'Ask'");
  expect(stdout).toContain(`  ${told.split('\n').join('\n    ')}\n`);
  expect(executionArn).toMatch(/:ask:asks$/);
});

test('a file that changes is deployed again; what runs keeps its definition', async () => {
  const file = path.join(files, 'wait.asl.json');
  const { command, url } = await start(file, '--mocks', path.join(files, 'mocks.json'));
  const text = fs.readFileSync(file, 'utf8');
  const old = await call(url, 'StartExecution', { stateMachineArn: arnOf('wait') });

  fs.writeFileSync(file, text.replace('old', 'new'));
  await command.until(/⟳ .*wait\.asl\.json: wait updated\n/);
  const young = await call(url, 'StartExecution', { stateMachineArn: arnOf('wait') });
  expect([await outputOf(url, old.executionArn), await outputOf(url, young.executionArn)]).toEqual(['"old"', '"new"']);

  // An editor that writes another file and renames it; and one that is not done yet.
  fs.writeFileSync(`${file}.tmp`, '{ "StartAt": ');
  fs.renameSync(`${file}.tmp`, file);
  await command.untilError(/wait\.asl\.json:\d+:\d+: [^]*Until that is fixed, the previous version is served\.\n/);
  // What can be read and is still wrong.
  fs.writeFileSync(file, text.replace('"Next":"Say"', '"Next":"Sya"'));
  await command.untilError(/'wait' cannot run: [^]*Until that is fixed, the previous version is served\.\n/);
  fs.writeFileSync(file, text.replace('"A"', '"B"'));
  await command.until(/wait updated\n[^]*wait updated\n/);

  fs.writeFileSync(path.join(files, 'mocks.json'), '{}');
  await command.untilError(/mocks\.json/);
  const { code, stdout } = await command.end();
  expect({ code, idle: stdout.includes('nothing to update') }).toEqual({ code: 0, idle: false });
});

test('deploys a file that is added to a watched folder', async () => {
  const folder = path.join(files, 'terraform');
  const { command } = await start(folder);
  fs.writeFileSync(path.join(folder, 'second.tf'), machineIn('second'));
  await command.until(/⟳ .*terraform: second created\n/);
  await command.end();
});

test.each([
  ['a file that is not there', ['nope.yaml'], /^stepmill: .*nope\.yaml:1:1: There is no file/],
  ['a file without machines', ['none.yaml'], /^stepmill: .*none\.yaml/],
])('%s ends it with 2', async (_what, names, message) => {
  const command = new CommandHere(['start', '--port', '0', ...names.map((name) => path.join(files, name))]);
  expect(await command.ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
});

test("--iam enforce fails tasks that their machine's role does not allow", async () => {
  const { url } = await start(path.join(files, 'iam.yaml'), '--iam', 'enforce');
  const statusOf = async (name: string): Promise<object> => {
    const { executionArn } = await call(url, 'StartExecution', { stateMachineArn: arnOf(name) });
    await outputOf(url, executionArn);
    const { status, error } = await call(url, 'DescribeExecution', { executionArn });
    return { status, error };
  };
  // Nothing answers sqs here but the outbox.
  expect(await statusOf('sqs')).toEqual({ status: 'SUCCEEDED', error: undefined });
  expect(await statusOf('sns')).toEqual({ status: 'FAILED', error: 'SQS.AmazonSQSException' });
});

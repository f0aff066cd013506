import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CreateActivityCommand } from '@aws-sdk/client-sfn';
import { buildSync } from 'esbuild';
import { stepmill } from '../../src/jest';
import type { LambdaHandler } from '../../src/tasks/integrations/lambda/LocalFunction';
import { findPython } from '../clients/support/installed';

// The handler that writes an order into DynamoDB, in several languages, each in a process of its own. Without a mock the
// test is red, whatever a Catch does; with one it is green, and the call is in the log with its caller.

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-handlers-')));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
fs.symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));

function write(name: string, text: string): string {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
}

write(
  'client.js',
  `const { DynamoDBClient, PutItemCommand } = require('@aws-sdk/client-dynamodb');
   const client = new DynamoDBClient({});
   exports.handler = async ({ orderId }) => {
     await client.send(new PutItemCommand({ TableName: 'orders', Item: { id: { S: orderId } } }));
     return { kept: orderId };
   };`,
);
buildSync({
  entryPoints: [path.join(folder, 'client.js')],
  outfile: path.join(folder, 'bundle.js'),
  bundle: true,
  platform: 'node',
  format: 'cjs',
});
write(
  'app.py',
  `import boto3
def handler(event, context):
    boto3.client('dynamodb').put_item(TableName='orders', Item={'id': {'S': event['orderId']}})
    return {'kept': event['orderId']}
`,
);
write(
  'run.sh',
  `api=http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation
while :; do
  event=$(curl -sSf -D headers "$api/next") || exit
  id=$(tr -d '\\r' <headers | sed -n 's/^lambda-runtime-aws-request-id: //Ip')
  order=$(printf %s "$event" | sed 's/.*"orderId":"\\([^"]*\\)".*/\\1/')
  if curl -sSf -o /dev/null "$AWS_ENDPOINT_URL" -H 'X-Amz-Target: DynamoDB_20120810.PutItem' \\
    -H 'Content-Type: application/x-amz-json-1.0' -d "{\\"TableName\\":\\"orders\\",\\"Item\\":{\\"id\\":{\\"S\\":\\"$order\\"}}}"
  then curl -sSf -o /dev/null "$api/$id/response" -d "{\\"kept\\":\\"$order\\"}"
  else curl -sSf -o /dev/null "$api/$id/error" -d '{"errorType":"Failed","errorMessage":"no"}'
  fi
done
`,
);

const python = findPython('boto3');
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const node = (file: string) => `exec "${process.execPath}" "$STEPMILL_NODE_BOOTSTRAP" ./${file}.handler`;
const languages: readonly (readonly [name: string, command: string | undefined])[] = [
  ['JavaScript', node('client')],
  ['JavaScript in one file', node('bundle')],
  ['Python', python && `exec ${python} "$STEPMILL_PYTHON_BOOTSTRAP" app.handler`],
  ['shell', hasCurl ? 'exec sh run.sh' : undefined],
];
for (const [name, command] of languages) if (command === undefined) console.warn(`${name}: not installed, not run.`);

const sfn = stepmill();
for (const [i, [, command]] of languages.entries())
  if (command !== undefined) sfn.lambda(`keep${i}`, { command, folder }, { timeoutSeconds: 30 });

const definition = (name: string) => ({
  StartAt: 'Keep',
  States: {
    Keep: {
      Type: 'Task',
      Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Sorry' }],
      End: true,
    },
    Sorry: { Type: 'Pass', End: true },
  },
});

describe.each(languages.map(([name, command], i) => ({ name, command, i })).filter(({ command }) => command))(
  '$name',
  ({ i }) => {
    test('a call that nobody answers fails the run, whatever a Catch does', async () => {
      const machine = sfn.stateMachine(definition(`keep${i}`));
      const error = await machine.run({ orderId: 'o-1' }).catch((thrown: unknown) => thrown as Error);
      expect(error).toMatchObject({ name: 'HarnessError' });
      expect((error as Error).message).toContain(`keep${i}`);
      expect((error as Error).message).toContain("sfn.mock.service('dynamodb', 'putItem').returns(");
      expect((error as Error).message).toMatch(/"?TableName"?: ?"orders"/);
    });

    test('a mock answers it, and the log says who called', async () => {
      sfn.mock.service('dynamodb', 'putItem').returns({});
      const machine = sfn.stateMachine(definition(`keep${i}`));
      const run = await machine.run({ orderId: 'o-1' });
      expect(run).toHaveOutput({ kept: 'o-1' });
      const { request, answeredBy } = sfn.calls.all.at(-1)!;
      expect({ caller: request.caller, parameters: request.parameters, answeredBy }).toEqual({
        caller: {
          functionName: `keep${i}`,
          accountId: '123456789012',
          region: 'us-east-1',
          executionArn: run.executionArn,
          state: 'Keep',
        },
        parameters: { TableName: 'orders', Item: { id: { S: 'o-1' } } },
        answeredBy: 'mock',
      });
    });
  },
);

describe('a client that goes to AWS itself', () => {
  write(
    'direct.js',
    `const { DynamoDBClient, ListTablesCommand } = require('@aws-sdk/client-dynamodb');
     exports.handler = async () => {
       const client = new DynamoDBClient({ endpoint: 'https://dynamodb.eu-west-1.amazonaws.com', maxAttempts: 1 });
       return client.send(new ListTablesCommand({})).catch(() => 'caught');
     };`,
  );
  write(
    'direct.py',
    `import boto3
def handler(event, context):
    try:
        boto3.client('dynamodb', endpoint_url='https://dynamodb.eu-west-1.amazonaws.com').list_tables()
    except Exception:
        return 'caught'
`,
  );
  const commands = { node: node('direct'), ...(python && { python: languages[2]![1]!.replace('app', 'direct') }) };

  test.each(Object.entries(commands))('fails the run (%s)', async (language, command) => {
    sfn.lambda(`direct-${language}`, { command, folder });
    await expect(sfn.stateMachine(definition(`direct-${language}`)).run({})).rejects.toThrow(
      `Function 'direct-${language}' connects to dynamodb.eu-west-1.amazonaws.com, but functions do not call AWS here.`,
    );
  });
});

test('a message to a queue whose URL is in the environment', async () => {
  write(
    'queue.js',
    `const { SQSClient, SendMessageCommand } = require('@aws-sdk/client-sqs');
     exports.handler = async () => {
       await new SQSClient({}).send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: 'm' }));
       return 'sent';
     };`,
  );
  process.env['QUEUE_URL'] = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
  sfn.lambda('queue', { command: node('queue'), folder });
  expect(await sfn.stateMachine(definition('queue')).run({})).toHaveOutput('sent');
  delete process.env['QUEUE_URL'];
  expect(sfn.outbox.messages().map(({ target, body }) => [target, body])).toEqual([
    ['https://sqs.us-east-1.amazonaws.com/123456789012/orders', 'm'],
  ]);
});

test('a call whose host has a prefix', async () => {
  write(
    'sync.js',
    `const { SFNClient, StartSyncExecutionCommand } = require('@aws-sdk/client-sfn');
     exports.handler = async ({ child }) => {
       const { status, output } = await new SFNClient({}).send(new StartSyncExecutionCommand({ stateMachineArn: child, input: '1' }));
       return { status, output };
     };`,
  );
  write(
    'sync.py',
    `import boto3
def handler(event, context):
    ended = boto3.client('stepfunctions').start_sync_execution(stateMachineArn=event['child'], input='1')
    return {'status': ended['status'], 'output': ended['output']}
`,
  );
  const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
  const child = await sfn.stateMachine(pass, { name: 'quick', type: 'EXPRESS' }).arn();
  const commands = [node('sync'), ...(python ? [languages[2]![1]!.replace('app', 'sync')] : [])];
  for (const [i, command] of commands.entries()) {
    sfn.lambda(`sync${i}`, { command, folder });
    expect(await sfn.stateMachine(definition(`sync${i}`)).run({ child })).toHaveOutput({
      status: 'SUCCEEDED',
      output: '1',
    });
  }
});

test('a process that is warm has the environment of the test that invokes it', async () => {
  write('seen.js', 'let calls = 0; exports.handler = async () => [process.env.TABLE, (calls += 1)];');
  sfn.lambda('warm', { command: node('seen'), folder });
  const machine = sfn.stateMachine(definition('warm'));
  process.env['TABLE'] = 'one';
  expect([(await machine.run({})).output, (await machine.run({})).output]).toEqual([
    ['one', 1],
    ['one', 2],
  ]);
  process.env['TABLE'] = 'two';
  expect((await machine.run({})).output).toEqual(['two', 1]);
  delete process.env['TABLE'];
});

test('a call after the answer is a mistake of the test, not of the run', async () => {
  write(
    'late.js',
    `const call = (target, body) => fetch(process.env.AWS_ENDPOINT_URL, {
       method: 'POST', headers: { 'X-Amz-Target': target, 'Content-Type': 'application/x-amz-json-1.0' }, body });
     let late = Promise.resolve();
     exports.handler = async (event) => {
       if (event.wait) return late;
       late = new Promise((resolve) => setTimeout(resolve, 50)).then(() => call('DynamoDB_20120810.PutItem', '{}')).then(() => 'called');
       return 'answered';
     };`,
  );
  sfn.lambda('late', { command: node('late'), folder });
  const machine = sfn.stateMachine(definition('late'));
  expect((await machine.run({})).output).toBe('answered');
  const { mistakes } = sfn.service.answers;
  while (mistakes.size === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect([...mistakes].map((mistake) => (mistake as Error).message)).toEqual([
    expect.stringContaining("Nothing answers dynamodb:putItem, which function 'late' calls"),
  ]);
  mistakes.clear();
});

describe('a handler of this process that is bundled', () => {
  const { handler } = require(path.join(folder, 'bundle.js')) as { handler: LambdaHandler };

  test('is answered as any other, and fails the run where nobody answers', async () => {
    sfn.lambda('bundle', handler);
    const machine = sfn.stateMachine(definition('bundle'));
    await expect(machine.run({ orderId: 'o-1' })).rejects.toThrow(
      "Nothing answers dynamodb:putItem, which function 'bundle' calls",
    );
    sfn.mock.service('dynamodb', 'putItem').returns({});
    expect(await machine.run({ orderId: 'o-2' })).toHaveOutput({ kept: 'o-2' });
  });

  test('finds its endpoint in the environment, and so do the programs that it starts', async () => {
    sfn.lambda('seen', async () => {
      const body = JSON.stringify({ TableName: 'orders', Key: { id: { S: 'o-1' } } });
      const headers = { 'X-Amz-Target': 'DynamoDB_20120810.GetItem', 'Content-Type': 'application/x-amz-json-1.0' };
      const url = process.env['AWS_ENDPOINT_URL']!;
      const own = (await (await fetch(url, { method: 'POST', headers, body })).json()) as object;
      const script = `fetch(process.env.AWS_ENDPOINT_URL, ${JSON.stringify({ method: 'POST', headers, body })})
        .then((response) => response.text()).then((text) => process.stdout.write(text));`;
      const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env: process.env });
      return { own, child: JSON.parse(stdout) as object, key: process.env['AWS_ACCESS_KEY_ID'] };
    });
    sfn.mock.service('dynamodb', 'getItem').returns({ Item: { id: { S: 'o-1' } } });
    const Item = { id: { S: 'o-1' } };
    expect(await sfn.stateMachine(definition('seen')).run({})).toHaveOutput({
      own: { Item },
      child: { Item },
      key: '123456789012',
    });
    expect(process.env['AWS_ENDPOINT_URL']).toBeUndefined();
  });
});

const describeBoto3: jest.Describe = python === undefined ? describe.skip : describe;

describeBoto3('boto3', () => {
  write(
    'services.py',
    `import boto3, io, json, os

def handler(event, context):
    s3 = boto3.client('s3')
    data = bytes([0, 255, 254, 10, 13])
    s3.put_object(Bucket='files', Key='a b/ü.bin', Body=data, Metadata={'who': 'me'})
    s3.upload_fileobj(io.BytesIO(b'streamed'), 'files', 'streamed.txt')
    got = s3.get_object(Bucket='files', Key='a b/ü.bin')
    listed = [each['Key'] for each in s3.list_objects_v2(Bucket='files')['Contents']]
    head = s3.head_object(Bucket='files', Key='streamed.txt')
    s3.delete_objects(Bucket='files', Delete={'Objects': [{'Key': 'streamed.txt'}]})
    try:
        s3.get_object(Bucket='files', Key='streamed.txt')
        missing = None
    except s3.exceptions.NoSuchKey as error:
        missing = str(error)
    boto3.client('sns').publish(TopicArn='arn:aws:sns:us-east-1:123456789012:news', Message='hello')
    boto3.client('sqs').send_message(QueueUrl=os.environ['QUEUE_URL'], MessageBody='queued')
    invoked = boto3.client('lambda').invoke(FunctionName='charge', Payload=json.dumps({'amount': 5}))
    secret = boto3.client('secretsmanager').get_secret_value(SecretId='db')
    who = boto3.client('sts').get_caller_identity()
    sfn = boto3.client('stepfunctions')
    activities = [each['name'] for each in sfn.list_activities()['activities']]
    child = sfn.start_execution(stateMachineArn=event['child'], input='{}')['executionArn']
    return {
        'same': got['Body'].read() == data, 'metadata': got['Metadata'], 'listed': listed,
        'length': head['ContentLength'], 'missing': missing,
        'invoked': json.loads(invoked['Payload'].read()), 'secret': secret['SecretString'],
        'account': who['Account'], 'activities': activities, 'child': child.split(':')[6],
        'key': boto3.Session().get_credentials().access_key,
    }
`,
  );
  write('home/.aws/credentials', '[default]\naws_access_key_id = AKIAREAL\naws_secret_access_key = secret\n');
  write('home/.aws/config', '[default]\nendpoint_url = http://127.0.0.1:9\nregion = eu-west-1\n');

  const outside = {
    HOME: path.join(folder, 'home'),
    AWS_PROFILE: 'nowhere',
    AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://127.0.0.1:9/credentials',
    AWS_WEB_IDENTITY_TOKEN_FILE: '/nowhere',
    AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/real',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
    HTTP_PROXY: 'http://127.0.0.1:9',
    HTTPS_PROXY: 'http://127.0.0.1:9',
    QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
  };
  const before = { ...process.env };
  beforeAll(() => Object.assign(process.env, outside));
  afterAll(() => {
    for (const name of Object.keys(outside)) delete process.env[name];
    Object.assign(process.env, before);
  });

  test('each service meets what a state meets, whatever the developer has set up', async () => {
    sfn.lambda('services', { command: `exec ${python} "$STEPMILL_PYTHON_BOOTSTRAP" services.handler`, folder });
    await sfn.s3.createBucket('files');
    sfn.lambda('charge', ({ amount }: { amount: number }) => ({ charged: amount }));
    sfn.mock.service('secretsmanager', 'getSecretValue').returns({ SecretString: 's' });
    sfn.mock.service('sts', 'getCallerIdentity').returns({ Account: '123456789012', Arn: 'a', UserId: 'u' });
    const child = sfn.stateMachine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }, { name: 'child' });
    await sfn.client().send(new CreateActivityCommand({ name: 'approve' }));
    const machine = sfn.stateMachine(definition('services'));

    const run = await machine.run({ child: await child.arn() });

    expect(run).toHaveOutput({
      same: true,
      metadata: { who: 'me' },
      listed: ['a b/ü.bin', 'streamed.txt'],
      length: 8,
      missing: expect.stringContaining('(NoSuchKey)'),
      invoked: { charged: 5 },
      secret: 's',
      account: '123456789012',
      activities: ['approve'],
      child: 'child',
      key: '123456789012',
    });
    expect(sfn.outbox.messages().map(({ destination, body }) => [destination, body])).toEqual([
      ['news', 'hello'],
      ['orders', 'queued'],
    ]);
  });

  test('what is not spoken over HTTP fails the run by name', async () => {
    write(
      'multipart.py',
      `import boto3
def handler(event, context):
    try:
        boto3.client('s3').create_multipart_upload(Bucket='files', Key='k')
    except Exception:
        pass
    return 'fine'
`,
    );
    sfn.lambda('multipart', { command: `exec ${python} "$STEPMILL_PYTHON_BOOTSTRAP" multipart.handler`, folder });
    await expect(sfn.stateMachine(definition('multipart')).run({})).rejects.toThrow(
      "The handler of function 'multipart' calls s3 CreateMultipartUpload over HTTP",
    );
  });
});

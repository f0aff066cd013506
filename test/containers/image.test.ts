import { GetExecutionHistoryCommand, ListStateMachinesCommand } from '@aws-sdk/client-sfn';
import fs from 'node:fs';
import path from 'node:path';
import { Client } from './support/client';
import { hasImages, podmanWithImages } from './support/image';
import type { Container, Podman } from './support/Podman';

// The image, built and run. Neither a registry nor systemd is here: its base is made of files of this machine, and its
// health check is repeated by hand.

const describeHere: jest.Describe = hasImages('The image is not built.') ? describe : describe.skip;

jest.setTimeout(300_000);

/** As strict as a cluster may be. */
const strict = [
  ...['--read-only', '--read-only-tmpfs=false', '--cap-drop', 'all', '--security-opt', 'no-new-privileges'],
  ...['--publish', '127.0.0.1::8083'],
];
const wait = (Seconds: number): object => ({ StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds, End: true } } });

describeHere('the image', () => {
  let podman: Podman;
  beforeAll(() => {
    podman = podmanWithImages();
  });
  afterAll(() => podman?.end());
  afterEach(() => {
    podman?.run('rm', '--all', '--force', '--time', '0');
  });

  /** A healthy container, and its client. */
  async function start(...args: readonly string[]): Promise<readonly [Container, Client]> {
    const container = podman.start(...strict, ...args);
    await container.healthy();
    return [container, new Client(container.endpoint())];
  }

  function write(name: string, text: string): string {
    const file = path.join(podman.folder, 'work', name);
    // Others than root may look into it.
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o755 });
    fs.writeFileSync(file, text);
    return file;
  }

  test('is healthy and answers, not as root, without a file that it may write or a right that it may use', async () => {
    const started = performance.now();
    const [container, client] = await start('stepmill');
    console.info(`Healthy after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    expect((await client.sfn.send(new ListStateMachinesCommand({}))).stateMachines).toEqual([]);
    expect(container.exec('node', '-p', 'process.getuid()')).toBe('1000');
    const code = `try { fs.writeFileSync('/home/node/file', '') } catch ({ code }) { console.log(code) }`;
    expect(container.exec('node', '-e', code)).toBe('EROFS');
  });

  test.each([[[]], [['--init']]])('ends at once and cleanly by SIGTERM, run with %j', async (args) => {
    const [container, client] = await start(...args, 'stepmill');
    // One that still runs holds nothing up.
    await client.start(await client.create('wait', wait(600)));
    // Whoever does not end in this time is killed, and its code is 137.
    podman.run('stop', '--time', '60', container.id);
    expect(container.state()).toMatchObject({ Running: false, ExitCode: 0 });
  });

  test('keeps what it has acknowledged in a volume, over kill and restart, and into a new container', async () => {
    const command = ['stepmill', 'start', '--host', '0.0.0.0', '--data-dir', '/data'];
    const [first, client] = await start('--volume', 'stepmill:/data', ...command);
    const ended = await client.run(
      'pass',
      { StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } },
      { n: 1 },
    );
    const history = await historyOf(client, ended.executionArn!);
    const waiting = await client.start(await client.create('wait', wait(8)));
    podman.run('kill', '--signal', 'KILL', first.id);
    expect(first.state()).toMatchObject({ Running: false, ExitCode: 137 });

    podman.run('start', first.id);
    await first.healthy();
    const again = new Client(first.endpoint());
    expect(await again.ended(ended.executionArn!)).toEqual({ ...ended, $metadata: expect.anything() });
    expect(await historyOf(again, ended.executionArn!)).toEqual(history);
    expect(await again.ended(waiting)).toMatchObject({ status: 'SUCCEEDED' });
    podman.run('rm', '--force', '--time', '0', first.id);

    const [, last] = await start('--volume', 'stepmill:/data', ...command);
    expect(await historyOf(last, ended.executionArn!)).toEqual(history);
  });

  async function historyOf(client: Client, executionArn: string) {
    return (await client.sfn.send(new GetExecutionHistoryCommand({ executionArn }))).events;
  }

  test("takes the environment and the mock file as Step Functions Local's image takes them", async () => {
    const file = '/home/StepFunctionsLocal/MockConfigFile.json';
    const mocks = path.join(__dirname, '../../docker/mocks/MockConfigFile.json');
    const environment = {
      AWS_ACCOUNT_ID: '210987654321',
      AWS_DEFAULT_REGION: 'eu-central-1',
      WAIT_TIME_SCALE: '0',
      SFN_MOCK_CONFIG: file,
    };
    const variables = write('sfn.env', linesOf(environment));
    const [container, client] = await start('--env-file', variables, '--volume', `${mocks}:${file}:ro`, 'stepmill');
    const orders = await client.create('Orders', {
      StartAt: 'Wait',
      States: {
        Wait: { Type: 'Wait', Seconds: 86_400, Next: 'Charge' },
        Charge: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Parameters: { FunctionName: 'charge' },
          OutputPath: '$.Payload',
          End: true,
        },
      },
    });
    // A client that signs is in the region that it signs for, as in AWS.
    expect(orders).toBe('arn:aws:states:us-east-1:210987654321:stateMachine:Orders');
    expect(container.logs()).toContain('Starting server on port 8083 with account 210987654321, region eu-central-1');
    expect(await client.ended(await client.start(`${orders}#Paid`))).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"chargeId":"c-1"}',
    });
  });

  test("calls the endpoints in the variables of Step Functions Local's image, with their keys", async () => {
    const services = Object.entries(endpoints);
    const environment = Object.fromEntries(
      services.map(([variable], index) => [variable, `http://127.0.0.${index + 2}:9000`]),
    );
    const keys = { AWS_ACCESS_KEY_ID: 'AKIDOFTHETEST', AWS_SECRET_ACCESS_KEY: 'secret' };
    const variables = write('sfn.env', linesOf({ ...environment, ...keys }));
    const [container, client] = await start('--env-file', variables, 'stepmill');
    // It sees the addresses of the container, and rejects whatever it is asked.
    const code = `http.createServer(({ headers }, answer) => {
      console.log(headers.host, /Credential=([^,]*)/.exec(headers.authorization)[1]);
      // SNS speaks in forms and XML, the others in JSON.
      const isForm = headers['content-type'].includes('form');
      const type = isForm ? 'text/xml' : 'application/x-amz-json-1.0';
      const xml = '<ErrorResponse><Error><Code>Rejected</Code></Error></ErrorResponse>';
      answer.writeHead(400, { 'content-type': type }).end(isForm ? xml : '{"__type":"Rejected"}');
    }).listen(9000, () => console.log('ready'))`;
    const sink = podman.start('--network', `container:${container.id}`, 'node:24-slim', 'node', '-e', code);
    while (!sink.logs().includes('ready')) expect(sink.state().Running).toBe(true);
    const catchAll = (action: string): object => [{ ErrorEquals: ['States.ALL'], Next: `${action} failed` }];
    const Branches = services.map(([, [, action, Parameters]]) => ({
      StartAt: action,
      States: {
        [action]: {
          Type: 'Task',
          Resource: `arn:aws:states:::${action}`,
          Parameters,
          Catch: catchAll(action),
          End: true,
        },
        [`${action} failed`]: { Type: 'Succeed' },
      },
    }));
    const machine = { StartAt: 'All', States: { All: { Type: 'Parallel', Branches, End: true } } };
    const { status, cause } = await client.run('all', machine);
    expect([status, cause]).toEqual(['SUCCEEDED', undefined]);
    const calls = sink.logs().split('\n').slice(1);
    const day = /\/\d{8}\//;
    const expected = services.map(
      ([, [name]], index) => `127.0.0.${index + 2}:9000 AKIDOFTHETEST/day/us-east-1/${name}/aws4_request`,
    );
    expect([...new Set(calls.map((call) => call.replace(day, '/day/')))].sort()).toEqual(expected.sort());
  });

  test('runs functions in JavaScript, and in Python where the variant has it', async () => {
    write('js.js', 'exports.handler = async ({ n }) => ({ n: n + 1 });');
    write('py.py', 'import os\ndef handler(event, context):\n    return {"n": event["n"] * 10, "user": os.getuid()}\n');
    const task = (name: string): object => ({
      Type: 'Task',
      Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
    });
    const machine = { StartAt: 'Js', States: { Js: { ...task('js'), Next: 'Py' }, Py: { ...task('py'), End: true } } };
    const functions = ['--lambda', 'js=/work/js.handler', '--lambda', 'py=/work/py.handler'];
    const command = ['stepmill-python', 'start', '--host', '0.0.0.0', ...functions];
    const [, client] = await start('--volume', `${path.join(podman.folder, 'work')}:/work:ro`, ...command);
    expect(await client.run('both', machine, { n: 1 })).toMatchObject({
      status: 'SUCCEEDED',
      output: '{"n": 20, "user": 1000}',
    });
  });
});

/** By the variable: the name of the service in signatures, an action, and what that requires. */
const endpoints: Readonly<Record<string, readonly [signed: string, action: string, parameters: object]>> = {
  BATCH_ENDPOINT: ['batch', 'batch:submitJob', { JobName: 'job', JobDefinition: 'job', JobQueue: 'queue' }],
  DYNAMODB_ENDPOINT: ['dynamodb', 'dynamodb:getItem', { TableName: 'table', Key: { id: { S: '1' } } }],
  ECS_ENDPOINT: ['ecs', 'ecs:runTask', { TaskDefinition: 'task' }],
  GLUE_ENDPOINT: ['glue', 'glue:startJobRun', { JobName: 'job' }],
  LAMBDA_ENDPOINT: ['lambda', 'lambda:invoke', { FunctionName: 'charge' }],
  SAGE_MAKER_ENDPOINT: ['sagemaker', 'sagemaker:createTransformJob', transformJob()],
  SNS_ENDPOINT: ['sns', 'sns:publish', { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:topic', Message: 'text' }],
  SQS_ENDPOINT: ['sqs', 'sqs:sendMessage', { QueueUrl: 'https://sqs/123456789012/queue', MessageBody: 'text' }],
  STEP_FUNCTIONS_ENDPOINT: [
    'states',
    'states:startExecution',
    { StateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:other' },
  ],
};

function transformJob(): object {
  return {
    ModelName: 'model',
    TransformInput: { DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://bucket/in' } } },
    TransformJobName: 'job',
    TransformOutput: { S3OutputPath: 's3://bucket/out' },
    TransformResources: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge' },
  };
}

function linesOf(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}

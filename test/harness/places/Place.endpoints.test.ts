import type { StepmillOptions } from '../../../src/harness/StepmillOptions';
import type { Stepmill } from '../../../src/harness/Stepmill';
import { cautious, messageOf, setUp, setUpFaults } from '../../support/emulator/setUpFaults';
import { StandInEmulator } from '../../support/emulator/StandInEmulator';
import { TestPlaces } from './support/TestPlaces';

// An endpoint that is not set up fails the test, whatever the workflow catches.
const places = new TestPlaces({ mistakes: true });
let standIn: StandInEmulator;
let restore: () => void = () => undefined;

beforeAll(async () => {
  standIn = await StandInEmulator.start();
});
beforeEach(() => {
  restore = setUp(standIn);
});
afterEach(() => restore());
afterAll(() => standIn.stop());

const all = ['States.ALL'];
const caught = { Catch: [{ ErrorEquals: all, Next: 'Fallback' }] };

describe.each(['process', 'http'] as const)('%s', (target) => {
  const create = (options: StepmillOptions = {}): Stepmill =>
    places.open({ environment: process.env, ...options, target });

  test.each(setUpFaults)('$name', async (fault) => {
    restore = setUp(standIn, fault);
    const run = create().stateMachine(cautious).run({});
    await expect(run).rejects.toThrow(messageOf(fault, standIn));
  });

  test('all is well, in the account of AWS Emulator', async () => {
    const sfn = create({ accountId: '000000000000' });
    expect((await sfn.stateMachine(cautious).run({})).path).toEqual(['Save']);
    expect(standIn.calls).toEqual(['DynamoDB_20120810.PutItem']);
  });

  test('a .sync job whose endpoint dies while it runs', async () => {
    const running = JSON.stringify({ tasks: [{ taskArn: 'task-1', lastStatus: 'RUNNING' }] });
    const described = [{ headers: { 'content-type': 'application/x-amz-json-1.1' }, body: running }, 'cut' as const];
    standIn.respond = ({ headers }) =>
      String(headers['x-amz-target']).endsWith('.DescribeTasks') ? described.shift() : undefined;
    const Print = {
      Type: 'Task',
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: { Cluster: 'c', TaskDefinition: 't' },
      ...caught,
      End: true,
    };
    const machine = { StartAt: 'Print', States: { Print, Fallback: { Type: 'Succeed' } } };
    await expect(create().stateMachine(machine).run({})).rejects.toThrow(
      /^State 'Print' calls ecs:describeTasks at https:\/\/127\.0\.0\.1:\d+ \(AWS_ENDPOINT_URL\), which cannot be reached: /,
    );
  });

  // Those of a server are the server's, and so are its endpoints.
  const ofProcess = target === 'process' ? ['reads', 'writes'] : [];
  if (ofProcess.length > 0)
    test.each(ofProcess)('a Distributed Map that %s its bucket with wrong keys', async (what) => {
      process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/none';
      const s3 = (action: string): object => ({
        Resource: `arn:aws:states:::s3:${action}`,
        ...(action === 'getObject' && { ReaderConfig: { InputType: 'JSON' } }),
        Parameters: action === 'getObject' ? { Bucket: 'b', Key: 'k' } : { Bucket: 'b', Prefix: 'p' },
      });
      const Each = {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'One',
          States: { One: { Type: 'Pass', End: true } },
        },
        ...(what === 'reads' ? { ItemReader: s3('getObject') } : { ResultWriter: s3('putObject') }),
        ...caught,
        End: true,
      };
      const machine = { StartAt: 'Each', States: { Each, Fallback: { Type: 'Succeed' } } };
      await expect(create().stateMachine(machine).run([1])).rejects.toThrow(
        /^State 'Each' calls s3:\w+ at \S+ \(AWS_ENDPOINT_URL\), which refuses the credentials: HTTP 403 InvalidAccessKeyId: no\./,
      );
    });

  test('in a branch, in a nested execution', async () => {
    process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/none';
    const sfn = create();
    const child = sfn.stateMachine(cautious, { name: 'Child' });
    const Nested = {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: await child.arn() },
      ...caught,
      End: true,
    };
    const Both = {
      Type: 'Parallel',
      Branches: [{ StartAt: 'Nested', States: { Nested: { ...Nested, Catch: undefined } } }],
      ...caught,
      End: true,
    };
    const machine = { StartAt: 'Both', States: { Both, Fallback: { Type: 'Succeed' } } };
    await expect(sfn.stateMachine(machine, { name: 'Parent' }).run({})).rejects.toThrow(
      /^State 'Save' calls dynamodb:putItem at /,
    );
  });

  test('unmocked: forward never goes past an endpoint that process.env has', async () => {
    const Send = {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'x' },
      End: true,
    };
    const sfn = create({ environment: {}, unmocked: 'forward' });
    const run = await sfn.stateMachine({ StartAt: 'Send', States: { Send } }).run({});
    expect(run.status).toBe('SUCCEEDED');
    expect(standIn.contents.messages).toEqual(['x']);
  });
});

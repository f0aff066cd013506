import { HarnessError } from '../../../../src/errors/HarnessError';
import type { Json } from '../../../../src/util/json';
import { TestIo } from '../support';
import { startServer, type EchoServer } from '../http/echoServer';

let server: EchoServer;
/** What ECS answers, by operation, one after the other; the last one stays. */
let answers: Record<string, (Json | { __type: string })[]>;

beforeAll(async () => {
  server = await startServer(({ rawHeaders }, response) => {
    const operation = rawHeaders.find(([name]) => name.toLowerCase() === 'x-amz-target')![1].split('.')[1]!;
    const list = answers[operation] ?? [{}];
    const answer = list.length > 1 ? list.shift() : list[0];
    const status = typeof answer === 'object' && answer !== null && '__type' in answer ? 400 : 200;
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.1', 'x-amzn-RequestId': 'r-1' });
    response.end(JSON.stringify(answer));
  });
});
afterAll(() => server.close());
beforeEach(() => server.seen.splice(0));

const parameters = { Cluster: 'c', TaskDefinition: 't', StartedBy: 'AWS Step Functions' };
const task = (more: object) => ({ taskArn: 'task-1', ...more });

const operations = () =>
  server.seen.map(
    ({ rawHeaders }) => rawHeaders.find(([name]) => name.toLowerCase() === 'x-amz-target')![1].split('.')[1],
  );

/** Fires the waiting poll, and lets the call be made. */
async function poll(io: TestIo): Promise<number> {
  const [timer] = io.timers.splice(0);
  timer!.fire();
  while (io.timers.length === 0 && io.ended.length === 0) await new Promise((resolve) => setImmediate(resolve));
  return timer!.ms;
}

async function start(resource = 'ecs:runTask.sync') {
  const io = new TestIo({ environment: { ECS_ENDPOINT: server.url, AWS_ENDPOINT_URL_EKS: server.url } });
  return { io, reply: await io.reply(resource, parameters) };
}

test('a job is asked after until it has ended, and its description is the result', async () => {
  const stopped = task({ lastStatus: 'STOPPED', createdAt: 1704164645, containers: [{ exitCode: 0 }] });
  answers = {
    RunTask: [{ tasks: [task({ lastStatus: 'PENDING' })], failures: [] }],
    DescribeTasks: [{ tasks: [task({ lastStatus: 'RUNNING' })] }, { tasks: [stopped] }],
  };
  const { io, reply } = await start();
  expect(reply).toEqual({
    submitted: {
      Failures: [],
      SdkHttpMetadata: expect.any(Object),
      SdkResponseMetadata: { RequestId: 'r-1' },
      Tasks: [{ LastStatus: 'PENDING', TaskArn: 'task-1' }],
    },
    endedBy: 'outside',
  });
  expect([await poll(io), await poll(io)]).toEqual([200, 400]);
  expect(io.ended).toEqual([
    {
      output: { Containers: [{ ExitCode: 0 }], CreatedAt: 1704164645000, LastStatus: 'STOPPED', TaskArn: 'task-1' },
    },
  ]);
  expect(io.timers).toEqual([]);
  expect(JSON.parse(server.seen[1]!.body)).toEqual({ cluster: 'c', tasks: ['task-1'] });
});

test.each([
  ['that could not start', { lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' }],
  ['whose container failed', { lastStatus: 'STOPPED', containers: [{ exitCode: 0 }, { exitCode: 3 }] }],
])('a task %s fails with its description', async (_, end) => {
  answers = { RunTask: [{ tasks: [task({})], failures: [] }], DescribeTasks: [{ tasks: [task(end)] }] };
  const { io } = await start();
  await poll(io);
  const [{ error, cause }] = io.ended as unknown as [{ error: string; cause: string }];
  expect(error).toBe('States.TaskFailed');
  expect(JSON.parse(cause)).toMatchObject({ LastStatus: 'STOPPED', TaskArn: 'task-1' });
});

test('no room for the task', async () => {
  answers = { RunTask: [{ tasks: [], failures: [{ reason: 'RESOURCE:MEMORY' }] }] };
  const { io, reply } = await start();
  expect(reply.outcome).toEqual({
    error: 'AmazonECS.Unknown',
    cause: '{"Failures":[{"Reason":"RESOURCE:MEMORY"}],"Tasks":[]}',
    phase: 'submit',
  });
  expect(io.timers).toEqual([]);
});

test('a refused start fails the submission, a refused question the task', async () => {
  const refusal = { __type: 'ClientException', message: 'no' };
  const cause = 'no (Service: AmazonECS; Status Code: 400; Error Code: ClientException; Request ID: r-1; Proxy: null)';
  answers = { RunTask: [refusal] };
  expect((await start()).reply).toEqual({ outcome: { error: 'ECS.ClientException', cause, phase: 'submit' } });
  answers = { RunTask: [{ tasks: [task({})], failures: [] }], DescribeTasks: [refusal] };
  const { io } = await start();
  await poll(io);
  expect(io.ended).toEqual([{ error: 'ECS.ClientException', cause }]);
});

test('a task that is given up stops the job and asks no more', async () => {
  answers = { RunTask: [{ tasks: [task({})], failures: [] }] };
  const { io } = await start();
  io.abandon();
  expect(io.timers).toEqual([]);
  while (server.seen.length < 2) await new Promise((resolve) => setImmediate(resolve));
  expect(operations()).toEqual(['RunTask', 'StopTask']);
  expect(JSON.parse(server.seen[1]!.body)).toEqual({
    cluster: 'c',
    task: 'task-1',
    reason:
      'The Task state in AWS Step Functions execution [arn:aws:states:eu-west-1:123456789012:execution:Orders:run-1] ' +
      'which was managing this resource was aborted',
  });
});

test('an integration that cannot be followed is not started', async () => {
  await expect(start('eks:deleteCluster.sync')).rejects.toEqual(
    new HarnessError(
      "State 'Step' waits for arn:aws:states:::eks:deleteCluster.sync, which Stepmill can start at an endpoint, but cannot " +
        'follow to its end. Mock the state, or wait in the state machine itself with a loop of aws-sdk: calls.',
    ),
  );
  expect(server.seen).toEqual([]);
});

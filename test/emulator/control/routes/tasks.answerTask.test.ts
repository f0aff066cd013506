import { useControl } from '../support/useControl';

const api = useControl();
const send = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: {
    QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q',
    MessageBody: { 'token.$': '$$.Task.Token' },
  },
  HeartbeatSeconds: 60,
  End: true,
};
const answer = (body: object) => api.ask('answerTask', { body });
const describe = (executionArn: string) => api.ask('describeExecution', { path: { executionArn } });

test('what waits is listed, and answered by token or by state', async () => {
  const executionArn = api.run({ StartAt: 'S', States: { S: send } }, { n: 1 });
  const { tasks } = await api.ask('listTasks');
  expect(tasks).toEqual([
    {
      kind: 'callback',
      executionArn,
      state: 'S',
      iterations: [],
      resource: send.Resource,
      taskToken: expect.any(String),
      parameters: { QueueUrl: send.Parameters.QueueUrl, MessageBody: { token: tasks[0].taskToken } },
      attempt: 0,
      heartbeatSeconds: 60,
      waitsFor: `its task token to come back from ${send.Resource}`,
      waitsForClient: true,
    },
  ]);
  expect((await api.ask('listMessages')).messages).toMatchObject([
    {
      service: 'sqs',
      destination: 'q',
      taskToken: tasks[0].taskToken,
      state: 'S',
      json: { token: tasks[0].taskToken },
    },
  ]);
  await answer({ taskToken: tasks[0].taskToken, heartbeat: true });
  await answer({ taskToken: tasks[0].taskToken, output: { ok: true } });
  expect(await describe(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: { ok: true } });
  expect((await api.ask('listTasks')).tasks).toEqual([]);
  expect(await api.refusal('answerTask', { body: { taskToken: tasks[0].taskToken, output: 1 } })).toEqual({
    status: 400,
    code: 'TaskTimedOut',
    message: "Task Timed Out: 'Provided task does not exist anymore'",
  });
});

test('an item of a Map, with an error; null is an output, too', async () => {
  const executionArn = api.run(
    {
      StartAt: 'M',
      States: {
        M: {
          Type: 'Map',
          ItemProcessor: {
            StartAt: 'S',
            States: {
              S: { ...send, Catch: [{ ErrorEquals: ['No'], Next: 'C' }] },
              C: { Type: 'Pass', Result: 'caught', End: true },
            },
          },
          End: true,
        },
      },
    },
    [0, 1],
  );
  await answer({ executionArn, state: 'S', item: 1, error: 'No', cause: 'because' });
  await answer({ executionArn, state: 'S', item: 0, output: null });
  expect((await describe(executionArn)).output).toEqual([null, 'caught']);
});

test('takes the task of an activity first', async () => {
  const { activityArn } = api.service.call('CreateActivity', { name: 'a' }) as { activityArn: string };
  const executionArn = api.run({ StartAt: 'A', States: { A: { Type: 'Task', Resource: activityArn, End: true } } });
  expect((await api.ask('listTasks', { query: { executionArn } })).tasks).toMatchObject([
    { kind: 'activity', activityArn },
  ]);
  await answer({ executionArn, state: 'A', output: 'done' });
  expect(await describe(executionArn)).toMatchObject({ output: 'done' });
  const next = api.start('arn:aws:states:us-east-1:123456789012:stateMachine:m', {}, { name: 'next' });
  const [{ taskToken }] = (await api.ask('listTasks', { query: { executionArn: next } })).tasks;
  await answer({ taskToken, output: 'by token' });
  expect(await describe(next)).toMatchObject({ output: 'by token' });
});

test.each<[object, object]>([
  [{ output: 1 }, { message: "The body must have 'taskToken', or 'executionArn' and 'state'." }],
  [{ taskToken: 't' }, { message: "The body must have exactly one of 'output', 'error', 'heartbeat'; it has none." }],
  [{ taskToken: 't', output: 1, error: 'E' }, { message: expect.stringContaining("it has 'output' and 'error'") }],
  [
    { taskToken: 't', output: 1, cause: 'E' },
    { message: "/cause of the body goes with the member 'error', which is missing." },
  ],
  [{ taskToken: 't', output: 1 }, { code: 'InvalidToken' }],
  [{ executionArn: 'arn', state: 'S', output: 1 }, { status: 404 }],
])('rejects %j', async (body, expected) => {
  expect(await api.refusal('answerTask', { body })).toMatchObject(expected);
});

test('rejects a state without an open task, and lists what the execution waits for', async () => {
  const executionArn = api.run({ StartAt: 'S', States: { S: send } });
  expect(await api.refusal('answerTask', { body: { executionArn, state: 'T', output: 1 } })).toMatchObject({
    code: 'HarnessError',
    message: expect.stringMatching(
      /^State 'T' has no task that waits for its token\. Execution .* of m is still RUNNING:/,
    ),
  });
});

import { useControl } from '../../emulator/control/support/useControl';

const api = useControl();

const definition = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge',
      Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }],
      ResultPath: '$.charge',
      Next: 'Keep',
    },
    Keep: { Type: 'Wait', Seconds: 3600, Next: 'Done' },
    Done: { Type: 'Pass', Parameters: { 'id.$': '$.charge.id' }, End: true },
  },
};

/** The same with another last state. */
function changed(done: object, charge: object = {}): string {
  const { States } = definition;
  const states = { ...States, Charge: { ...States.Charge, ...charge }, Done: { ...States.Done, ...done } };
  return api.machine({ ...definition, States: states }, { name: 'changed' });
}

/** The content of a recording of a run whose first attempt fails. */
async function record(): Promise<{ machine: string; recording: string }> {
  await api.ask('addMocks', {
    body: { state: 'Charge', answers: [{ throws: 'Busy', times: 1 }, { returns: { id: 'c-1' } }] },
  });
  const machine = api.machine(definition);
  const executionArn = api.start(machine, { amount: 10 });
  const { recording } = await api.ask('recordExecution', { path: { executionArn } });
  return { machine, recording };
}

test('a recording is replayed on the same machine, without its mocks', async () => {
  const { machine, recording } = await record();
  expect(JSON.parse(recording)).toMatchObject({ stepmill: 'recording', version: 1, stateMachine: { name: 'm' } });
  await api.ask('addMocks', { body: { state: 'Charge', throws: 'Not.Asked' } });
  for (const stateMachineArn of [machine, undefined]) {
    const { trace, ...replay } = await api.ask('runReplay', { body: { recording, stateMachineArn } });
    expect(replay).toEqual({ verdict: 'agrees', differences: [], notCompared: [], text: '' });
    expect([trace.path, trace.output, trace.visits[0].attempts.length, trace.durationSeconds]).toEqual([
      ['Charge', 'Keep', 'Done'],
      { id: 'c-1' },
      2,
      3601,
    ]);
  }
  expect((await api.ask('listExecutions')).total).toBe(1);
});

test('shows where another definition differs', async () => {
  const { recording } = await record();
  const stateMachineArn = changed({ Parameters: { 'total.$': '$.amount' } });
  const { trace, ...replay } = await api.ask('runReplay', { body: { recording, stateMachineArn } });
  expect(trace.stateMachineName).toBe('changed');
  expect(replay).toEqual({
    verdict: 'differs',
    place: { pointer: '/States/Done/Parameters/total.$', changed: true },
    differences: expect.arrayContaining([
      expect.objectContaining({ what: 'output', pointer: '/id', expected: 'c-1', text: expect.any(String) }),
    ]),
    notCompared: [],
    text: expect.stringMatching(/^first difference: .*\n {2}recorded: "c-1"\n {2}now: .*[^]*\nchanged: \/States\/Done/),
  });
});

test('a task without a recorded answer makes the verdict unanswered', async () => {
  const { recording } = await record();
  const stateMachineArn = changed({}, { Resource: 'arn:aws:states:::aws-sdk:s3:listBuckets', Parameters: {} });
  const { verdict, reason } = await api.ask('runReplay', { body: { recording, stateMachineArn } });
  expect([verdict, reason]).toEqual([
    'unanswered',
    "Task 'Charge' calls aws-sdk:s3:listBuckets, but the recording has the answer of arn:aws:lambda:us-east-1:123456789012:function:charge: its answer is not known.",
  ]);
});

test('rejects what is no recording, an execution that still runs, and unknown names', async () => {
  const { recording } = await record();
  const refusal = async (name: string, given: object) => (await api.refusal(name, given)).message;
  expect(await refusal('runReplay', { body: { recording: '{', file: 'a.json' } })).toMatch(
    /^a\.json:1:\d+ is not JSON/,
  );
  expect(await refusal('runReplay', { body: { recording: '{}' } })).toBe(
    'The recording is not a recording of `stepmill record`.',
  );
  expect(await refusal('runReplay', { body: { recording, stateMachineArn: 'arn:x' } })).toBe(
    'There is no state machine "arn:x" in this account.',
  );
  expect(await refusal('recordExecution', { path: { executionArn: 'arn:x' } })).toMatch(
    /^There is no execution "arn:x"/,
  );
  const token = { ...definition.States.Charge, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' };
  const waits = { ...token, Parameters: { QueueUrl: 'q', MessageBody: 'm' }, Next: undefined, End: true };
  const running = api.start(api.machine({ StartAt: 'W', States: { W: waits } }, { name: 'waits' }));
  expect(await refusal('recordExecution', { path: { executionArn: running } })).toMatch(/cannot be recorded/);
});

import { createProcessPlace, type ProcessPlace } from '../../../src/harness/places/ProcessPlace';
import { HarnessError } from '../../../src/errors/HarnessError';
import { lambda as functionMock } from '../../../src/tasks/mocking/scripts';

const ship = {
  StartAt: 'Ship',
  States: { Ship: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:ship', End: true } },
};
const asking = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', 'MessageBody.$': '$$.Task.Token' },
      End: true,
    },
  },
};
const waiting = (Seconds: number) => ({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds, End: true } } });

let place: ProcessPlace;
beforeEach(() => (place = createProcessPlace({ time: 'manual' })));
afterEach(() => place.close());

/** Starts an execution of a definition, and returns its ARN. */
function start(definition: object, name = 'M'): string {
  const roleArn = 'arn:aws:iam::123456789012:role/r';
  const machine = { name, definition: JSON.stringify(definition), roleArn };
  const { stateMachineArn } = place.callNow('CreateStateMachine', machine);
  return place.callNow('StartExecution', { stateMachineArn, input: '{"n":1}' })['executionArn'] as string;
}

/** What was thrown. */
function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

test('reads an execution that is over at once, with what it did', () => {
  place.answers().mocks.use(functionMock('ship').returns({ parcel: 'p-1' }));
  const executionArn = start(ship);
  const facts = place.factsIfOver(executionArn)!;
  expect({ ...facts, events: undefined, startMs: 0, stopMs: 0 }).toEqual({
    executionArn,
    name: executionArn.split(':').at(-1),
    status: 'SUCCEEDED',
    startMs: 0,
    stopMs: 0,
    inputText: '{"n":1}',
    output: { parcel: 'p-1' },
    error: undefined,
    cause: undefined,
    redriveCount: 0,
    events: undefined,
  });
  expect(place.historyNow(executionArn).length).toBe(7);
});

test.each([
  ['it still waits', () => start(waiting(30))],
  ['it is not known', () => 'arn:aws:states:us-east-1:123456789012:execution:M:none'],
  // Nothing answers its task: the test must fail, and not read a run that FAILED.
  ['a usage error has ended it', () => start(ship)],
])('does not read it as over if %s', (_, begin) => {
  expect(place.factsIfOver(begin())).toBeUndefined();
});

test('does not read it as over while a function that nobody waits for is at work', async () => {
  let finish: (value: unknown) => void = () => undefined;
  place.answers().functions.register('log', () => new Promise((resolve) => (finish = resolve)));
  const Parameters = { FunctionName: 'log', InvocationType: 'Event' };
  const log = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters, End: true };
  const executionArn = start({ StartAt: 'Log', States: { Log: log } });
  expect([place.describeNow(executionArn)['status'], place.factsIfOver(executionArn)]).toEqual([
    'SUCCEEDED',
    undefined,
  ]);
  await new Promise(setImmediate);
  finish(1);
  await place.unawaited.settled(1_000);
  expect(place.factsIfOver(executionArn)).toMatchObject({ executionArn, status: 'SUCCEEDED' });
});

test('a usage error is thrown where the end is awaited, and at once where it is not', async () => {
  const executionArn = start(ship);
  const error: unknown = await place.ended(executionArn).catch((reason: unknown) => reason);
  expect([HarnessError.is(error), thrown(() => place.finishNow(executionArn)) === error]).toEqual([true, true]);
  expect([(error as Error).message.split('\n')[0], await place.mistakeOf(executionArn)]).toEqual([
    "Nothing answers the task of state 'Ship' (arn:aws:lambda:us-east-1:123456789012:function:ship).",
    error,
  ]);
});

test('an execution that has to wait cannot be finished at once: it is stopped, and the error says why', () => {
  const executionArn = start(asking);
  const { message } = thrown(() => place.finishNow(executionArn)) as Error;
  expect(message).toMatch(
    /its task token to come back[^]*\nrunSync\(\) does not wait\. Write: await machine\.run\(…\)$/,
  );
  expect(place.describeNow(executionArn)['status']).toBe('ABORTED');
});

test('an operation that waits does not answer at once', async () => {
  const { activityArn } = place.callNow('CreateActivity', { name: 'work' });
  expect(thrown(() => place.callNow('GetActivityTask', { activityArn }))).toEqual(
    new HarnessError('GetActivityTask does not respond at once.'),
  );
  const polled = place.call('GetActivityTask', { activityArn });
  await place.advance(60_000);
  expect(await polled).toEqual({});
});

test('time moves by the requested amount, or to the next timer', async () => {
  const [first, second] = [start(waiting(30), 'A'), start(waiting(90), 'B')];
  const statuses = () => [first, second].map((arn) => place.describeNow(arn)['status']);
  await place.advance(30_000);
  expect(statuses()).toEqual(['SUCCEEDED', 'RUNNING']);
  expect([await place.advanceToNextTimer(), statuses()]).toEqual([true, ['SUCCEEDED', 'SUCCEEDED']]);
  expect(await place.advanceToNextTimer()).toBe(false);
});

test('hands out an open task, which a worker or a callback then ends', async () => {
  const executionArn = start(asking);
  expect(await place.openTask(executionArn, 'Other')).toBeUndefined();
  const open = await place.openTask(executionArn, 'Ask');
  await open!.succeed({ by: 'Ann' });
  expect(place.describeNow(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '{"by":"Ann"}' });
});

test('a reset says what awaited executions were waiting for, and removes them', () => {
  const executionArn = start(asking);
  expect(place.reset([executionArn])).toEqual([expect.stringContaining('its task token to come back')]);
  expect(place.machines()).toEqual([]);
  expect(thrown(() => place.describeNow(executionArn))).toEqual(
    new HarnessError(
      `There is no execution ${executionArn} in this test's Step Functions. Those of earlier tests are gone.`,
    ),
  );
});

test('has a server only once code asks for its endpoint', async () => {
  expect(place.hasServer).toBe(false);
  const endpoint = await place.endpoint();
  expect([place.hasServer, await place.endpoint()]).toEqual([true, endpoint]);
  expect(await place.environment()).toMatchObject({ AWS_ENDPOINT_URL_SFN: endpoint });
});

import { HarnessError } from '../../../../src/errors/HarnessError';
import { Outbox, type OutboxMessage } from '../../../../src/tasks/integrations/outbox/Outbox';
import { executionArn, nowMs, TestIo, zeroUuid } from '../support';

const orders = { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/123456789012/orders' };

test('a message is kept with everything that was sent', () => {
  const io = new TestIo();
  io.ask(
    'sqs:sendMessage',
    {
      ...orders,
      MessageBody: { id: 1 },
      MessageAttributes: { kind: { DataType: 'String', StringValue: 'new' } },
      MessageGroupId: 'g',
      MessageDeduplicationId: 'd',
      DelaySeconds: 5,
    },
    { state: 'Send' },
  );
  expect(io.outbox.messages()).toEqual([
    {
      service: 'sqs',
      destination: 'orders',
      target: orders.QueueUrl,
      messageId: zeroUuid,
      body: '{"id":1}',
      json: { id: 1 },
      attributes: { kind: { DataType: 'String', StringValue: 'new' } },
      groupId: 'g',
      deduplicationId: 'd',
      delaySeconds: 5,
      md5OfBody: 'd2ce28b9a7fd7e4407e2b0fd499b7fe4',
      md5OfAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
      taskToken: undefined,
      executionArn,
      state: 'Send',
      sentAtMs: nowMs,
      sendTaskSuccess: expect.any(Function),
      sendTaskFailure: expect.any(Function),
      sendTaskHeartbeat: expect.any(Function),
    },
  ]);
});

test('messages are found by what is known of them', () => {
  const io = new TestIo();
  io.ask('sqs:sendMessage', { ...orders, MessageBody: 'one' }, { state: 'A' });
  io.ask('sqs:sendMessage', { QueueUrl: 'http://x/1/other', MessageBody: 'two' }, { state: 'B' });
  io.ask('sns:publish', { TopicArn: 'arn:aws:sns:eu-west-1:123456789012:orders', Message: 'three' }, { state: 'B' });
  const bodies = (filter?: Parameters<typeof io.outbox.messages>[0]) =>
    io.outbox.messages(filter).map(({ body }) => body);
  expect(bodies()).toEqual(['one', 'two', 'three']);
  expect(bodies({ destination: 'orders' })).toEqual(['one', 'three']);
  expect(bodies({ service: 'sqs', destination: 'orders' })).toEqual(['one']);
  expect(bodies({ destination: orders.QueueUrl })).toEqual(['one']);
  expect(bodies({ state: 'B', where: ({ body }) => body.startsWith('th') })).toEqual(['three']);
  expect(bodies({ executionArn: 'another' })).toEqual([]);
  io.outbox.clear();
  expect(bodies()).toEqual([]);
});

test('waiting ends with the message, also with one that is there already', async () => {
  const { outbox, ask } = ((io) => ({ outbox: io.outbox, ask: io.ask.bind(io) }))(new TestIo());
  const waiting = outbox.waitFor({ service: 'sqs' }, 2);
  ask('sqs:sendMessage', { ...orders, MessageBody: 'one' });
  ask('sns:publish', { TopicArn: 't', Message: 'not this' });
  const first = await outbox.waitFor({ service: 'sqs' });
  ask('sqs:sendMessage', { ...orders, MessageBody: 'two' });
  expect(first.map(({ body }) => body)).toEqual(['one']);
  expect((await waiting).map(({ body }) => body)).toEqual(['one', 'two']);
});

describe('the task token of a message', () => {
  test.each([
    ['in the body', { MessageBody: { deep: { myToken: 'own-token' } } }],
    ['in a text', { MessageBody: 'please answer own-token soon' }],
    [
      'in an attribute',
      { MessageBody: 'x', MessageAttributes: { t: { DataType: 'String', StringValue: 'own-token' } } },
    ],
  ])('of the sending task is found %s', (_, parameters) => {
    const io = new TestIo();
    io.ask('sqs:sendMessage.waitForTaskToken', { ...orders, ...parameters }, { taskToken: 'own-token' });
    expect(io.outbox.messages().map(({ taskToken }) => taskToken)).toEqual(['own-token']);
  });

  test('that was handed through is found by its name', () => {
    const io = new TestIo();
    io.ask('sns:publish', { TopicArn: 't', Message: { inner: { TaskToken: 'from the parent' } } });
    io.ask('sns:publish', { TopicArn: 't', Message: { token: 5, text: 'none' } });
    expect(io.outbox.messages().map(({ taskToken }) => taskToken)).toEqual(['from the parent', undefined]);
  });

  test('can be answered from the message', async () => {
    const io = new TestIo();
    io.ask('sqs:sendMessage.waitForTaskToken', { ...orders, MessageBody: 'own-token' }, { taskToken: 'own-token' });
    const [message] = io.outbox.messages();
    await message!.sendTaskHeartbeat();
    await message!.sendTaskFailure();
    await message!.sendTaskFailure({ error: 'No', cause: 'because' });
    await message!.sendTaskSuccess({ ok: true });
    expect(io.calls).toEqual([
      ['SendTaskHeartbeat', { taskToken: 'own-token' }],
      ['SendTaskFailure', { taskToken: 'own-token' }],
      ['SendTaskFailure', { taskToken: 'own-token', error: 'No', cause: 'because' }],
      ['SendTaskSuccess', { taskToken: 'own-token', output: '{"ok":true}' }],
    ]);
  });

  test('a failure is an object: a text instead is refused, and nothing is sent', async () => {
    const io = new TestIo();
    io.ask('sqs:sendMessage.waitForTaskToken', { ...orders, MessageBody: 'own-token' }, { taskToken: 'own-token' });
    const [message] = io.outbox.messages();
    const failure = 'Rejected' as unknown as { error: string };
    await expect(message!.sendTaskFailure(failure)).rejects.toEqual(
      new HarnessError('sendTaskFailure(…) takes an object of options: { error, cause }.'),
    );
    await expect(message!.sendTaskFailure({ Error: 'Rejected' } as { error?: string })).rejects.toEqual(
      new HarnessError("sendTaskFailure(…) has no option 'Error'. Did you mean 'error'?"),
    );
    expect(io.calls).toEqual([]);
  });

  test('that is not there cannot be used, and the message says what to write', async () => {
    const io = new TestIo();
    io.ask('sqs:sendMessage', { ...orders, MessageBody: 'x' });
    const answer = io.outbox.messages()[0]!.sendTaskSuccess(null);
    await expect(answer).rejects.toEqual(
      new HarnessError(
        "The message that state 'Step' sent to orders carries no task token, so SendTaskSuccess has nothing to answer. " +
          'Put "TaskToken.$": "$$.Task.Token" into the message and end the Resource in .waitForTaskToken.',
      ),
    );
    expect(io.calls).toEqual([]);
  });
});

describe('one with a limit', () => {
  const message = (body: string, sentAtMs: number): OutboxMessage => ({ body, sentAtMs }) as OutboxMessage;
  const bodies = (outbox: Outbox): string[] => outbox.messages().map(({ body }) => body);

  test('forgets the older half, and says how many and until when', () => {
    const outbox = new Outbox({ limit: 4 });
    for (const number of [1, 2, 3, 4]) outbox.add(message(String(number), number * 10));
    expect([bodies(outbox), outbox.forgotten, outbox.forgottenUntilMs]).toEqual([['1', '2', '3', '4'], 0, -Infinity]);
    outbox.add(message('5', 50));
    expect([bodies(outbox), outbox.forgotten, outbox.forgottenUntilMs]).toEqual([['4', '5'], 3, 30]);
    outbox.clear();
    expect([bodies(outbox), outbox.forgotten, outbox.forgottenUntilMs]).toEqual([[], 0, -Infinity]);
  });

  test('is full with long messages sooner; the last one is kept whatever its length', () => {
    const outbox = new Outbox({ limit: 4 });
    for (const number of [1, 2, 3, 4]) outbox.add(message('x'.repeat(6_000), number));
    expect([bodies(outbox).length, outbox.forgotten]).toEqual([2, 2]);
    outbox.add(message('y'.repeat(300_000), 5));
    expect([bodies(outbox).map((body) => body[0]), outbox.forgotten]).toEqual([['y'], 4]);
  });
});

test('a misspelt member of a filter is refused', () => {
  expect(() => new Outbox().messages({ destnation: 'orders' } as never)).toThrow(
    new HarnessError("A filter of the outbox has no option 'destnation'. Did you mean 'destination'?"),
  );
  expect(() => new Outbox().messages({ service: 'eventbridge' as never })).toThrow(
    new HarnessError("The outbox has no service 'eventbridge'. Known: sqs, sns, events."),
  );
});

test('who waits for a message that may still come keeps the process until that is asked once', async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  let asked = 0;
  const whyNone = (): undefined => void (asked += 1);
  const outbox = new Outbox().checking(() => undefined, { ms: 1, whyNone });
  const before = timers();
  void outbox.waitFor();
  const atFirst = timers() - before;
  while (asked < 2) await new Promise(setImmediate);
  const later = timers();
  outbox.abandon();
  expect([atFirst, later - timers()]).toEqual([1, 0]);
});

import { useControl } from '../support/useControl';

const control = useControl();
const send = (resource: string, parameters: object, next?: string) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Parameters: parameters,
  ...(next === undefined ? { End: true } : { Next: next }),
});
const queue = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
const topic = 'arn:aws:sns:us-east-1:123456789012:audits';
const both = {
  StartAt: 'Queue',
  States: {
    Queue: send('sqs:sendMessage', { QueueUrl: queue, MessageBody: { n: 1.0 } }, 'Topic'),
    Topic: send('sns:publish', { TopicArn: topic, Message: 'm', Subject: 's' }),
  },
};

test('tells each message as it was sent, found by its names', async () => {
  const executionArn = control.run(both);
  const { messages } = await control.ask('listMessages');
  expect(messages).toEqual([
    {
      service: 'sqs',
      destination: 'orders',
      target: queue,
      messageId: expect.stringMatching(/^[-0-9a-f]{36}$/),
      body: '{"n":1}',
      json: { n: 1 },
      attributes: {},
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      executionArn,
      state: 'Queue',
      sentAt: '2030-01-01T00:00:00.000Z',
    },
    {
      service: 'sns',
      destination: 'audits',
      target: topic,
      messageId: expect.stringMatching(/^[-0-9a-f]{36}$/),
      body: 'm',
      json: 'm',
      attributes: {},
      subject: 's',
      md5OfBody: expect.stringMatching(/^[0-9a-f]{32}$/),
      executionArn,
      state: 'Topic',
      sentAt: '2030-01-01T00:00:00.000Z',
    },
  ]);
  const filters: [Record<string, string>, number][] = [
    [{ service: 'sns' }, 1],
    [{ destination: 'orders' }, 1],
    [{ destination: queue }, 1],
    [{ destination: 'audits', service: 'sqs' }, 0],
    [{ state: 'Topic' }, 1],
    [{ executionArn }, 2],
  ];
  for (const [query, count] of filters)
    expect([query, (await control.ask('listMessages', { query })).messages.length]).toEqual([query, count]);
});

test('a misspelt name is refused: nothing was ever sent there', async () => {
  control.machine(both);
  const refused: [Record<string, string>, string][] = [
    [{ destination: 'ordrs' }, "Nothing calls an SQS queue 'ordrs'. Did you mean 'orders'? (If not, write its ARN.)"],
    [
      { destination: 'audit', service: 'sns' },
      "Nothing calls an SNS topic 'audit'. Did you mean 'audits'? (If not, write its ARN.)",
    ],
    [{ state: 'Topik' }, "No state machine of this account has a state 'Topik'. Did you mean 'Topic'?"],
  ];
  for (const [query, message] of refused)
    expect([query, await control.refusal('listMessages', { query })]).toEqual([
      query,
      { status: 400, code: 'HarnessError', message },
    ]);
  expect(await control.ask('listMessages', { query: { destination: 'returns' } })).toEqual({
    messages: [],
    forgotten: 0,
  });
});

describe('a server that has forgotten the oldest', () => {
  const forgetful = useControl({ mostCalls: 4, time: 'manual' });

  test('refuses lists that may lack some, but of an execution that has started later', async () => {
    const arns: string[] = [];
    const machine = forgetful.machine({
      StartAt: 'Queue',
      States: { Queue: send('sqs:sendMessage', { QueueUrl: queue, MessageBody: 'm' }) },
    });
    for (let number = 0; number < 5; number++) {
      arns.push(forgetful.start(machine));
      forgetful.service.advance(1000);
    }
    for (const [name, what] of [
      ['listMessages', 'messages'],
      ['listCalls', 'calls'],
    ] as const) {
      const refused = {
        status: 409,
        code: 'Forgotten',
        message:
          `The server has dropped the 3 oldest ${what} since the last reset, so this list may be incomplete. ` +
          'Reset the account between tests, or request an execution that was started later (?executionArn=…). ' +
          'To get the rest: ?incomplete=allow.',
      };
      expect(await forgetful.refusal(name)).toEqual(refused);
      expect(await forgetful.refusal(name, { query: { state: 'Queue' } })).toEqual(refused);
      expect(await forgetful.refusal(name, { query: { executionArn: arns[2]! } })).toEqual(refused);
      const last = await forgetful.ask(name, { query: { executionArn: arns[3]! } });
      expect([last[what].length, last.forgotten]).toEqual([1, 3]);
      const left = await forgetful.ask(name, { query: { incomplete: 'allow' } });
      expect([left[what].length, left.forgotten]).toEqual([2, 3]);
    }
    forgetful.service.reset();
    expect(await forgetful.ask('listMessages')).toEqual({ messages: [], forgotten: 0 });
    expect(await forgetful.ask('listCalls')).toEqual({ calls: [], forgotten: 0 });
  });
});

import { failureOf } from '../support/failureOf';
import { messagesDefinition } from '../support/messagesMachine';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();
const machine = sfn.stateMachine(messagesDefinition);

test('a message to a queue: of a run, of all runs, of the outbox', async () => {
  const run = await machine.run({ orderId: 1 });
  expect(run).toHaveSent('orders.fifo');
  expect(run).toHaveSent('orders.fifo', { orderId: 1 });
  expect(run).toHaveSent('https://sqs.us-east-1.amazonaws.com/123456789012/orders.fifo', { orderId: 1 }, { times: 1 });
  expect(run).toHaveSent('orders.fifo', undefined, { groupId: 'eu', deduplicationId: expect.any(String) });
  expect(sfn).toHaveSent('orders.fifo', { orderId: expect.any(Number) });
  expect(sfn.outbox).toHaveSent('orders.fifo', { orderId: 1 }, { groupId: 'eu' });
  expect(run.calls).toHaveSent('orders.fifo');
  expect(() => expect(run).not.toHaveSent('news')).toThrow("Nothing calls an SQS queue 'news': it is an SNS topic.");
  expect(failureOf(() => expect(run).toHaveSent('orders.fifo', { orderId: 2 }, { groupId: 'eu' })))
    .toMatchInlineSnapshot(`
    "expected the execution to have sent a message to queue 'orders.fifo'

    - Expected
    + Received

      Object {
        "body": Object {
    -     "orderId": 2,
    +     "orderId": 1,
        },
        "groupId": "eu",
      }

    SUCCEEDED after 0s
    ├─ Queue  Task  +0s
    ├─ Topic  Task  +0s
    └─ Bus    Task  +0s"
  `);
  expect(failureOf(() => expect(run).toHaveSent('returns', { orderId: 1 }))).toMatchInlineSnapshot(`
    "expected the execution to have sent a message to queue 'returns'
      {"body": {"orderId": 1}}
    but it got none. What was sent:
      to 'orders.fifo' by 'Queue': {"orderId":1}

    SUCCEEDED after 0s
    ├─ Queue  Task  +0s
    ├─ Topic  Task  +0s
    └─ Bus    Task  +0s"
  `);
  expect(failureOf(() => expect(run).toHaveSent('orders.fifo', undefined, { times: 2 }))).toMatchInlineSnapshot(`
    "expected the execution to have sent a message to queue 'orders.fifo' twice
    but that was done once
      to 'orders.fifo' by 'Queue': {"orderId":1}

    SUCCEEDED after 0s
    ├─ Queue  Task  +0s
    ├─ Topic  Task  +0s
    └─ Bus    Task  +0s"
  `);
  expect(failureOf(() => expect(sfn.outbox).not.toHaveSent('orders.fifo'))).toMatchInlineSnapshot(`
    "expected the workflows not to have sent a message to queue 'orders.fifo'
    but that was done once
      to 'orders.fifo' by 'Queue': {"orderId":1}"
  `);
});

test('several messages, mocked', async () => {
  sfn.mock.sqs('orders.fifo').succeeds();
  await machine.run({ orderId: 1 });
  await machine.run({ orderId: 2 });
  expect(sfn).toHaveSent('orders.fifo', { orderId: 2 }, { times: 1 });
  expect(failureOf(() => expect(sfn).toHaveSent('orders.fifo', { orderId: 3 }))).toMatchInlineSnapshot(`
    "expected the workflows to have sent a message to queue 'orders.fifo'
      {"body": {"orderId": 3}}
    but that was done twice, 0 of them as expected
      to 'orders.fifo' by 'Queue': {"orderId":1}
      to 'orders.fifo' by 'Queue': {"orderId":2}"
  `);
});

test('each message of a batch counts', async () => {
  const batch = sfn.stateMachine({
    StartAt: 'Send',
    States: {
      Send: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sqs:sendMessageBatch',
        Parameters: {
          QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
          Entries: [
            { Id: '1', MessageBody: '{"n":1}' },
            { Id: '2', MessageBody: 'two' },
          ],
        },
        End: true,
      },
    },
  });
  batch.mock('Send').returns({ Successful: [], Failed: [] });
  const run = await batch.run();
  expect(run).toHaveSent('orders', { n: 1 });
  expect(run).toHaveSent('orders', 'two');
  expect(run).toHaveSent('orders', undefined, { times: 2 });
});

test('nothing was sent, and nothing can be', async () => {
  order.mock('Charge').throws('No');
  const run = await order.run({});
  expect(failureOf(() => expect(run).toHaveSent('orders'))).toMatchInlineSnapshot(`
    "expected the execution to have sent a message to queue 'orders'
    but nothing was sent; the execution failed before that: No

    FAILED after 0s: No
    └─ Charge  Task  +0s  failed: No

    failed in state 'Charge' at /States/Charge"
  `);
  expect(failureOf(() => expect(order).toHaveSent('orders'))).toMatchInlineSnapshot(`
    "toHaveSent looks at the messages of a run, of all runs, or of an outbox. It was given a value of type StateMachineUnderTest.
    Write: expect(await machine.run(input)).toHaveSent(…), expect(sfn).toHaveSent(…) or expect(sfn.outbox).toHaveSent(…)"
  `);
});

test('a misspelt queue is refused: else .not would hold because of the name', async () => {
  const run = await machine.run({ orderId: 1 });
  const message = "Nothing calls an SQS queue 'ordesr.fifo'. Did you mean 'orders.fifo'? (If not, write its ARN.)";
  expect(() => expect(run).not.toHaveSent('ordesr.fifo')).toThrow(message);
  expect(() => expect(sfn).not.toHaveSent('ordesr.fifo')).toThrow(message);
  expect(run).not.toHaveSent('audit');
});

test('an ARN or another URL means the queue, topic or bus that was sent to', async () => {
  const run = await machine.run({ orderId: 1 });
  for (const subject of [run, sfn.outbox]) {
    expect(subject).toHaveSent('arn:aws:sqs:us-east-1:123456789012:orders.fifo');
    expect(subject).toHaveSent('https://queue.amazonaws.com/123456789012/orders.fifo');
    expect(subject).toHaveSent('http://localhost:4566/queue/us-east-1/123456789012/orders.fifo');
    expect(subject).not.toHaveSent('arn:aws:sqs:us-east-1:999999999999:orders.fifo');
    expect(subject).not.toHaveSent('arn:aws:sqs:eu-west-1:123456789012:orders.fifo');
    expect(subject).not.toHaveSent('https://sqs.eu-west-1.amazonaws.com/123456789012/orders.fifo');
    expect(subject).not.toHaveSent('arn:aws:sns:us-east-1:123456789012:orders.fifo');
    expect(failureOf(() => expect(subject).not.toHaveSent('arn:aws:sqs:us-east-1:123456789012:orders.fifo'))).toContain(
      "not to have sent a message to queue 'arn:aws:sqs:us-east-1:123456789012:orders.fifo'",
    );
  }
});

test('the outbox and lists of calls know the names of the definitions, too', async () => {
  await sfn.stateMachine({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }).run({});
  const queue = "Nothing calls an SQS queue 'odrers.fifo'. Did you mean 'orders.fifo'? (If not, write its ARN.)";
  for (const subject of [sfn, sfn.outbox, sfn.calls, sfn.calls.ofState('Queue')])
    expect(failureOf(() => expect(subject).not.toHaveSent('odrers.fifo'))).toBe(queue);
  for (const subject of [sfn, sfn.calls])
    expect(failureOf(() => expect(subject).not.toHaveCalled({ queue: 'odrers.fifo' }))).toBe(queue);
  expect(failureOf(() => expect(sfn.calls).not.toHaveCalled({ state: 'Quuee' }))).toBe(
    "There is no state 'Quuee'. Did you mean 'Queue'?",
  );
  expect(failureOf(() => sfn.outbox.messages({ service: 'sqs', destination: 'odrers.fifo' }))).toBe(queue);
  expect(failureOf(() => sfn.outbox.messages({ state: 'Quuee' }))).toBe(
    "There is no state 'Quuee'. Did you mean 'Queue'?",
  );
  await expect(sfn.outbox.waitFor({ destination: 'odrers.fifo' })).rejects.toThrow(queue);
  expect(sfn.outbox.messages({ destination: 'orders.fifo' })).toEqual([]);
  expect(sfn.outbox).not.toHaveSent('orders.fifo');
});

test.each([undefined, '', 7])('a message to %p is refused', async (name) => {
  const run = await machine.run({ orderId: 1 });
  expect(failureOf(() => expect(run).not.toHaveSent(name as string))).toBe(
    `${name === '' ? "''" : String(name)} is not a valid name.`,
  );
});

test('the text of JSON is refused, negated or not: bodies that are JSON are compared as their values', async () => {
  const run = await machine.run({ orderId: 1 });
  const message = (text: string): string =>
    'toHaveSent(to, body) was given JSON as a string, but a JSON body is compared as a value. ' +
    `Write the value: toHaveSent('…', ${text}).`;
  const body = JSON.stringify({ orderId: 1 });
  expect(failureOf(() => expect(run).not.toHaveSent('orders.fifo', body))).toBe(message(body));
  expect(failureOf(() => expect(sfn.outbox).toHaveSent('orders.fifo', '5'))).toBe(message('5'));
  expect(failureOf(() => expect(sfn).not.toHaveSent('orders.fifo', JSON.stringify('x'.repeat(90))))).toBe(
    message('JSON.parse(text)'),
  );
  expect(run).not.toHaveSent('orders.fifo', 'shipped');
  expect(run).toHavePublished('news', 'shipped');
});

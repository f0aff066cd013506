import { failureOf } from '../harness/support/failureOf';
import { messagesDefinition } from '../harness/support/messagesMachine';
import { orderMachine } from '../harness/support/orderMachine';

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
  expect(run).not.toHaveSent('news');
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
    but that was done twice, 0 of them so
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

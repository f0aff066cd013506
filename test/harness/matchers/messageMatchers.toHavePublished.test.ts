import { failureOf } from '../support/failureOf';
import { messagesDefinition } from '../support/messagesMachine';
import { orderMachine } from '../support/orderMachine';

const { sfn } = orderMachine();
const machine = sfn.stateMachine(messagesDefinition);

test('a message to a topic', async () => {
  const run = await machine.run({});
  expect(run).toHavePublished('news', 'shipped', { subject: 'Your order' });
  expect(run).toHavePublished('arn:aws:sns:us-east-1:123456789012:news');
  expect(sfn.outbox).toHavePublished('news', 'shipped', { subject: expect.stringContaining('order'), times: 1 });
  expect(run).not.toHavePublished('arn:aws:sns:us-east-1:123456789012:orders.fifo');
  expect(() => expect(run).not.toHavePublished('orders.fifo')).toThrow(
    "Nothing calls an SNS topic 'orders.fifo': it is an SQS queue. (If both exist, write the ARN.)",
  );
  expect(failureOf(() => expect(run).toHavePublished('news', 'lost'))).toMatchInlineSnapshot(`
    "expected the execution to have published a message to topic 'news'

    - Expected
    + Received

      Object {
    -   "body": "lost",
    +   "body": "shipped",
      }

    SUCCEEDED after 0s
    ├─ Queue  Task  +0s
    ├─ Topic  Task  +0s
    └─ Bus    Task  +0s"
  `);
  expect(failureOf(() => expect(run).not.toHavePublished('news'))).toMatchInlineSnapshot(`
    "expected the execution not to have published a message to topic 'news'
    but that was done once
      to 'news' by 'Topic': "shipped"

    SUCCEEDED after 0s
    ├─ Queue  Task  +0s
    ├─ Topic  Task  +0s
    └─ Bus    Task  +0s"
  `);
});

test('messages of a batch', async () => {
  const batch = sfn.stateMachine({
    StartAt: 'Publish',
    States: {
      Publish: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:sns:publishBatch',
        Parameters: {
          TopicArn: 'arn:aws:sns:us-east-1:123456789012:news',
          PublishBatchRequestEntries: [{ Id: '1', Message: '{"n":1}', Subject: 'One' }],
        },
        End: true,
      },
    },
  });
  batch.mock('Publish').returns({});
  expect(await batch.run()).toHavePublished('news', { n: 1 }, { subject: 'One' });
});

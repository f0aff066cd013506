import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn, order } = orderMachine();

test('an execution and a task that took too long', async () => {
  const slow = sfn.stateMachine({
    TimeoutSeconds: 60,
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: 100, End: true } },
  });
  const run = await slow.run();
  expect(run).toHaveTimedOut();
  expect(failureOf(() => expect(run).not.toHaveTimedOut())).toMatchInlineSnapshot(`
    "expected the execution not to have timed out, but it is TIMED_OUT

    TIMED_OUT after 1m
    └─ Wait  Wait  +0s  cut off"
  `);

  const call = sfn.stateMachine({
    StartAt: 'Call',
    States: {
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders', MessageBody: 'x' },
        TimeoutSeconds: 5,
        End: true,
      },
    },
  });
  call.mock('Call').timesOut();
  const failed = await call.run();
  expect(failed).not.toHaveTimedOut();
  expect(failed.state('Call')).toHaveTimedOut();
});

test('one that ended in time', async () => {
  order.mock('Charge').throws('No');
  const run = await order.run({});
  expect(failureOf(() => expect(run).toHaveTimedOut())).toMatchInlineSnapshot(`
    "expected the execution to have timed out, but it is FAILED

    FAILED after 0s: No
    └─ Charge  Task  +0s  failed: No

    failed in state 'Charge' at /States/Charge"
  `);
});

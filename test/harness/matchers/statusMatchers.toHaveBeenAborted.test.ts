import { failureOf } from '../support/failureOf';
import { orderMachine } from '../support/orderMachine';

const { sfn } = orderMachine();

const approval = {
  StartAt: 'Approve',
  States: {
    Approve: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals',
        'MessageBody.$': '$$.Task.Token',
      },
      End: true,
    },
  },
} as const;

test('an execution that was stopped, and the state in which it was', async () => {
  const machine = sfn.stateMachine(approval);
  machine.mock('Approve').leavesTokenOpen();
  const started = await machine.start();
  await started.until('Approve');
  const run = await started.stop('Enough', 'of this');
  expect(run).toHaveBeenAborted();
  expect(run.state('Approve')).toHaveBeenAborted();
  expect(failureOf(() => expect(run).not.toHaveBeenAborted())).toMatchInlineSnapshot(`
    "expected the execution not to have been aborted, but it is ABORTED

    ABORTED after 0s: Enough — of this
    └─ Approve  Task  +0s  cut off"
  `);
});

test('a running execution', async () => {
  const machine = sfn.stateMachine(approval);
  machine.mock('Approve').leavesTokenOpen();
  const started = await machine.start();
  const run = await started.until('Approve');
  expect(failureOf(() => expect(run).toHaveBeenAborted())).toMatchInlineSnapshot(`
    "expected the execution to have been aborted, but it is RUNNING

    RUNNING
    └─ Approve  Task  +0s  still open"
  `);
  expect(failureOf(() => expect(run.state('Approve')).toHaveBeenAborted())).toMatchInlineSnapshot(`
    "expected state 'Approve' to have been aborted, but it is still open after 0s

    RUNNING
    └─ Approve  Task  +0s  still open"
  `);
  expect(failureOf(() => expect(started).toHaveBeenAborted())).toMatchInlineSnapshot(`
    "toHaveBeenAborted looks at a run or at one of its states. It was given a run in flight: await its .ended(), .until(…) or .now().
    Write: expect(await machine.run(input)).toHaveBeenAborted(…) or expect(run.state('Name')).toHaveBeenAborted(…)"
  `);
});

import { stepmill } from '../../../src/jest';

const sfn = stepmill();
const machine = sfn.stateMachine({
  StartAt: 'Approve',
  States: {
    Approve: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals',
        MessageBody: { 'token.$': '$$.Task.Token' },
      },
      End: true,
    },
  },
} as const);

test('a task of a state that is not there is refused at once, with the name that is', async () => {
  const started = await machine.start();
  await expect(started.task('Aprove' as never).succeed({})).rejects.toThrow(
    "The state machine has no state 'Aprove'. Did you mean 'Approve'?",
  );
  expect(() => started.task('Approve').succeed(undefined)).toThrow(
    "The output of the task of 'Approve' is undefined. Is its name misspelt? To return nothing, write null.",
  );
  await started.task('Approve').succeed({ by: 'Ann' });
  expect(await started.ended()).toHaveOutput({ by: 'Ann' });
});

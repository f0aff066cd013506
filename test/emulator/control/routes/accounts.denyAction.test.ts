import { useControl } from '../support/useControl';

const api = useControl();
const send = {
  StartAt: 'S',
  States: {
    S: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/1/q', MessageBody: 'm' },
      End: true,
    },
  },
};
const statusOf = async (executionArn: string) =>
  (await api.ask('describeExecution', { path: { executionArn } })).status;

test('an action is denied until the reset, or for ever', async () => {
  await api.ask('denyAction', { body: { action: 'sqs:SendMessage' } });
  expect(await statusOf(api.run(send))).toBe('FAILED');
  await api.ask('reset');
  expect(await statusOf(api.run(send))).toBe('SUCCEEDED');
  await api.ask('denyAction', { body: { action: 'sqs:SendMessage', stays: true, state: 'S' } });
  await api.ask('reset');
  expect(await statusOf(api.run(send))).toBe('FAILED');
});

test.each([
  [{ action: 'sqs' }, "An action must have the form of a policy, like 'lambda:InvokeFunction', not 'sqs'."],
  [{ action: 'sqz:SendMessage' }, "There is no service 'sqz' in IAM policies. Did you mean 'sqs'?"],
  [{}, "The body lacks the member 'action'."],
])('%j is refused', async (body, message) => {
  expect(await api.refusal('denyAction', { body })).toMatchObject({ status: 400, message });
});

import { end, lambda } from '../../rules/diagnose';
import { advise } from './advise';

const callback = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: { QueueUrl: 'q', MessageBody: { 'token.$': '$$.Task.Token' } },
  ...end,
};
const activity = { Type: 'Task', Resource: 'arn:aws:states:us-east-1:123456789012:activity:a', ...end };

test('a callback task must have a limit', () => {
  expect(advise({ S: callback })).toEqual([
    'CALLBACK_WITHOUT_TIMEOUT /States/S: This state waits for a task token to come back and has neither ' +
      'TimeoutSeconds nor HeartbeatSeconds.',
  ]);
  expect(advise({ S: activity })).toEqual([
    'CALLBACK_WITHOUT_TIMEOUT /States/S: This state waits for an activity worker and has neither ' +
      'TimeoutSeconds nor HeartbeatSeconds.',
  ]);
});

test('accepts any limit, and a plain task without one', () => {
  for (const limit of [{ TimeoutSeconds: 9 }, { HeartbeatSecondsPath: '$.h' }]) {
    expect(advise({ S: { ...callback, ...limit } })).toEqual([]);
  }
  expect(advise({ S: lambda })).toEqual([]);
});

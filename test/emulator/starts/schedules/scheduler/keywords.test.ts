import { withKeywords } from '../../../../../src/emulator/starts/schedules/scheduler/keywords';

test('replaces the keywords of Scheduler, and nothing else', () => {
  const invocation = {
    scheduleArn: 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/Nightly',
    scheduledTime: '2022-03-22T18:59:43Z',
    executionId: 'd32c5kddcf5bb8c3',
  };
  const input =
    '["<aws.scheduler.schedule-arn>","<aws.scheduler.scheduled-time>","<aws.scheduler.execution-id>","<aws.scheduler.attempt-number>","<aws.scheduler.other>","<time>"]';
  expect(withKeywords(input, invocation)).toBe(
    '["arn:aws:scheduler:us-east-1:123456789012:schedule/default/Nightly","2022-03-22T18:59:43Z","d32c5kddcf5bb8c3","1","<aws.scheduler.other>","<time>"]',
  );
});

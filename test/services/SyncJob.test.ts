import { endsWhen, jobFailure, resultOf, stopReason, type SyncJob } from '../../src/services/SyncJob';

const job: SyncJob = {
  describe: { action: 'describeThings', parameters: () => ({}) },
  end: endsWhen('Thing.Status', ['DONE'], ['BROKEN', 'GONE']),
  recorded: false,
};

test.each([
  [{ Thing: { Status: 'DONE' } }, 'succeeded'],
  [{ Thing: { Status: 'GONE' } }, 'failed'],
  [{ Thing: { Status: 'BUSY' } }, 'running'],
  [{ Thing: {} }, undefined],
  [{ Thing: { Status: 1 } }, undefined],
  [{}, undefined],
])('the state of %j', (described, state) => {
  expect(job.end.state(described)).toBe(state);
});

test('the end in words, and the description of a success', () => {
  const { words, success } = job.end;
  expect([words, success]).toEqual(['Thing.Status is DONE or BROKEN or GONE', { Thing: { Status: 'DONE' } }]);
});

test('a job without a described success is never known to run', () => {
  const { state, success } = endsWhen('Status', [], ['BROKEN']);
  expect([state({ Status: 'DELETING' }), state({ Status: 'BROKEN' }), success]).toEqual([undefined, 'failed', {}]);
});

test('the result is the whole answer, a member, the one element of a list, or that under another name', () => {
  const answer = { Things: [{ Id: '1' }], Thing: { Id: '2' } };
  expect(resultOf(job, answer)).toEqual(answer);
  expect(resultOf({ ...job, member: 'Thing' }, answer)).toEqual({ Id: '2' });
  expect(resultOf({ ...job, member: 'Things' }, answer)).toEqual({ Id: '1' });
  expect(resultOf({ ...job, member: 'Things', wrappedAs: 'Thing' }, answer)).toEqual({ Thing: { Id: '1' } });
  expect(resultOf({ ...job, member: 'Others', wrappedAs: 'Other' }, answer)).toBeUndefined();
});

test('the cause of a failure is the description, or what the job derives from it', () => {
  expect(jobFailure(job, { A: 1 })).toEqual({ error: 'States.TaskFailed', cause: '{"A":1}' });
  expect(jobFailure({ ...job, cause: () => ({ B: 2 }) }, { A: 1 })).toEqual({
    error: 'States.TaskFailed',
    cause: '{"B":2}',
  });
});

test('the reason for which a job is stopped names the execution', () => {
  expect(stopReason('arn:x')).toBe(
    'The Task state in AWS Step Functions execution [arn:x] which was managing this resource was aborted',
  );
});

import { advise } from './advise';

const task = (resource: string, next: string): object => ({
  Type: 'Task',
  Resource: `arn:aws:states:::${resource}`,
  Parameters: {},
  Next: next,
});

/** Starts something, waits, asks for it, and goes round until it is done. */
function loop(start: string, ask: string): object {
  return {
    Start: task(start, 'Pause'),
    Pause: { Type: 'Wait', Seconds: 30, Next: 'Ask' },
    Ask: task(ask, 'Done?'),
    'Done?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.state', StringEquals: 'RUNNING', Next: 'Pause' }],
      Default: 'End',
    },
    End: { Type: 'Succeed' },
  };
}

test('a loop that asks for a job that .sync would wait for', () => {
  expect(advise(loop('aws-sdk:athena:startQueryExecution', 'aws-sdk:athena:getQueryExecution'))).toEqual([
    "POLL_LOOP_WITHOUT_SYNC /States/Ask: A loop polls for the end of a job that 'athena:startQueryExecution.sync' would wait for.",
  ]);
});

test.each([
  ['aws-sdk:sfn:startExecution', 'aws-sdk:sfn:describeExecution', 'states:startExecution.sync:2'],
  ['aws-sdk:mediaconvert:createJob', 'aws-sdk:mediaconvert:getJob', 'mediaconvert:createJob.sync'],
  ['emr-containers:startJobRun', 'aws-sdk:emrcontainers:describeJobRun', 'emr-containers:startJobRun.sync'],
])('%s, asked about with %s, is a job of %s', (start, ask, resource) => {
  expect(advise(loop(start, ask))).toEqual([
    `POLL_LOOP_WITHOUT_SYNC /States/Ask: A loop polls for the end of a job that '${resource}' would wait for.`,
  ]);
});

test('what was started elsewhere, what has no .sync, and a question that is asked once are left alone', () => {
  expect(advise(loop('aws-sdk:athena:getNamedQuery', 'aws-sdk:athena:getQueryExecution'))).toEqual([]);
  expect(advise(loop('aws-sdk:transcribe:startTranscriptionJob', 'aws-sdk:transcribe:getTranscriptionJob'))).toEqual(
    [],
  );
  const once = {
    Start: task('athena:startQueryExecution', 'Pause'),
    Pause: { Type: 'Wait', Seconds: 30, Next: 'Ask' },
    Ask: task('athena:getQueryExecution', 'End'),
    End: { Type: 'Succeed' },
  };
  expect(advise(once)).toEqual([]);
});

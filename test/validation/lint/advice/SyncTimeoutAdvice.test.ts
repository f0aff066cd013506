import { end } from '../../rules/diagnose';
import { advise } from './advise';

const job = { Type: 'Task', Resource: 'arn:aws:states:::glue:startJobRun.sync', Parameters: { JobName: 'j' }, ...end };

test('a job that is waited for without a limit', () => {
  expect(advise({ S: job }, { practice: true })).toEqual([
    'JOB_WITHOUT_TIMEOUT /States/S: This state waits for a job to end and has no TimeoutSeconds, nor has the state machine.',
  ]);
});

test('a limit of the state or of the machine will do', () => {
  expect(advise({ S: { ...job, TimeoutSeconds: 3600 } }, { practice: true })).toEqual([]);
  expect(advise({ S: { ...job, TimeoutSecondsPath: '$.t' } }, { practice: true })).toEqual([]);
  expect(advise({ S: job }, { practice: true, machine: { TimeoutSeconds: 3600 } })).toEqual([]);
});

import type { AwsService } from './AwsService';
import { endsWhen } from './SyncJob';

export const glue: AwsService = {
  id: 'Glue',
  errorPrefix: 'Glue',
  causeName: 'AWSGlue',
  localVariable: 'GLUE_ENDPOINT',
  membersLikeSdk: true,
  actions: {
    startJobRun: {
      patterns: 'RS',
      required: ['JobName'],
      freeMembers: ['JobName'],
      // AWS: JobName is copied from the request, behind everything else (recorded).
      completed: (answer, { JobName }) => (JobName === undefined ? answer : { ...answer, JobName }),
      // The failure is not recorded: it follows the rule of ecs, batch and states.
      job: {
        describe: {
          action: 'getJobRun',
          parameters: ({ JobRunId }, { JobName }) => ({ JobName: JobName!, RunId: JobRunId! }),
        },
        member: 'JobRun',
        end: endsWhen('JobRunState', ['SUCCEEDED'], ['FAILED', 'STOPPED', 'TIMEOUT', 'ERROR', 'EXPIRED']),
        stop: {
          action: 'batchStopJobRun',
          parameters: ({ JobRunId }, { JobName }) => ({ JobName: JobName!, JobRunIds: [JobRunId!] }),
        },
        recorded: true,
      },
    },
  },
};

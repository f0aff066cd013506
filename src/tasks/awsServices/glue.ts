import type { AwsService } from './AwsService';
import { endsWhen } from './SyncJob';

export const glue: AwsService = {
  sdkName: 'glue',
  jobs: {
    // The failure is not recorded: it follows the rule of ecs, batch and states.
    startJobRun: {
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
};

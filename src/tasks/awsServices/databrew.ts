import type { AwsService } from './AwsService';
import { endsWhen } from './SyncJob';

export const databrew: AwsService = {
  sdkName: 'databrew',
  jobs: {
    // The failure is not recorded: it follows the rule of ecs, batch and states.
    startJobRun: {
      describe: { action: 'describeJobRun', parameters: ({ RunId }, { Name }) => ({ Name: Name!, RunId: RunId! }) },
      end: endsWhen('State', ['SUCCEEDED'], ['FAILED', 'STOPPED', 'TIMEOUT']),
      stop: { action: 'stopJobRun', parameters: ({ RunId }, { Name }) => ({ Name: Name!, RunId: RunId! }) },
      recorded: false,
    },
  },
};

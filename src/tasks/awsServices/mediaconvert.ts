import type { AwsService } from './AwsService';
import { endsWhen, objectOf, pick } from './SyncJob';

export const mediaconvert: AwsService = {
  sdkName: 'mediaconvert',
  jobs: {
    // The failure is not recorded: it follows the rule of ecs, batch and states.
    createJob: {
      describe: { action: 'getJob', parameters: ({ Job }) => pick(objectOf(Job), 'Id') },
      end: endsWhen('Job.Status', ['COMPLETE'], ['ERROR', 'CANCELED']),
      stop: { action: 'cancelJob', parameters: ({ Job }) => pick(objectOf(Job), 'Id') },
      recorded: true,
    },
  },
};

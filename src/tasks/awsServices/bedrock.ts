import type { AwsService } from './AwsService';
import { endsWhen } from './SyncJob';

export const bedrock: AwsService = {
  sdkName: 'bedrock',
  jobs: {
    // The failure is not recorded: it follows the rule of ecs, batch and states.
    createModelCustomizationJob: {
      describe: {
        action: 'getModelCustomizationJob',
        parameters: ({ JobArn }) => ({ JobIdentifier: JobArn! }),
      },
      end: endsWhen('Status', ['Completed'], ['Failed', 'Stopped']),
      stop: {
        action: 'stopModelCustomizationJob',
        parameters: ({ JobArn }) => ({ JobIdentifier: JobArn! }),
      },
      recorded: false,
    },
  },
};

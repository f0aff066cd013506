import type { AwsService } from './AwsService';
import { endsWhen } from './SyncJob';

export const databrew: AwsService = {
  id: 'DataBrew',
  errorPrefix: 'DataBrew',
  causeName: 'AWSGlueDataBrew',
  listed: ['AccessDenied', 'Conflict', 'InternalServer', 'ResourceNotFound', 'ServiceQuotaExceeded', 'Validation'],
  localVariable: 'DATABREW_ENDPOINT',
  membersLikeSdk: true,
  actions: {
    startJobRun: {
      patterns: 'RS',
      required: ['Name'],
      // The failure is not recorded: it follows the rule of ecs, batch and states.
      job: {
        describe: { action: 'describeJobRun', parameters: ({ RunId }, { Name }) => ({ Name: Name!, RunId: RunId! }) },
        end: endsWhen('State', ['SUCCEEDED'], ['FAILED', 'STOPPED', 'TIMEOUT']),
        stop: { action: 'stopJobRun', parameters: ({ RunId }, { Name }) => ({ Name: Name!, RunId: RunId! }) },
        recorded: false,
      },
    },
  },
};

import type { AwsService } from './AwsService';
import { endsWhen, pick, type JobCall, type SyncJob } from './SyncJob';

const jobRun = (submitted: Parameters<JobCall['parameters']>[0], sent: typeof submitted): typeof submitted => ({
  ...pick(sent, 'ApplicationId', 'JobRunId'),
  ...pick(submitted, 'ApplicationId', 'JobRunId'),
});

// AWS: .sync waits for CREATED, STARTED, STOPPED, TERMINATED, SUCCESS, CANCELLED (guide). The failures are not recorded:
// they follow the rule of ecs, batch and states.
export const emrServerless: AwsService = {
  id: 'EMR Serverless',
  errorPrefix: 'EmrServerless',
  causeName: 'AWSEMRServerless',
  listed: ['Conflict', 'InternalServer', 'ResourceNotFound', 'ServiceQuotaExceeded', 'Validation'],
  policyName: 'emr-serverless',
  membersLikeSdk: true,
  actions: {
    createApplication: { patterns: 'RS', job: application('CREATED', ['TERMINATED']) },
    startApplication: { patterns: 'RS', job: application('STARTED', ['STOPPED', 'TERMINATED']) },
    stopApplication: { patterns: 'RS', job: application('STOPPED', ['TERMINATED']) },
    deleteApplication: { patterns: 'RS', job: application('TERMINATED', []) },
    startJobRun: {
      patterns: 'RS',
      job: {
        describe: { action: 'getJobRun', parameters: jobRun },
        end: endsWhen('JobRun.State', ['SUCCESS'], ['FAILED', 'CANCELLED']),
        stop: { action: 'cancelJobRun', parameters: jobRun },
        recorded: false,
      },
    },
    cancelJobRun: {
      patterns: 'RS',
      job: {
        describe: { action: 'getJobRun', parameters: jobRun },
        end: endsWhen('JobRun.State', ['CANCELLED'], ['SUCCESS', 'FAILED']),
        recorded: false,
      },
    },
  },
};

function application(wanted: string, failed: readonly string[]): SyncJob {
  return {
    describe: {
      action: 'getApplication',
      parameters: (submitted, sent) => ({ ...pick(sent, 'ApplicationId'), ...pick(submitted, 'ApplicationId') }),
    },
    end: endsWhen('Application.State', [wanted], failed),
    recorded: false,
  };
}

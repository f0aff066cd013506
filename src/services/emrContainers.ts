import type { AwsService } from './AwsService';
import { endsWhen, pick } from './SyncJob';

export const emrContainers: AwsService = {
  id: 'EMR containers',
  errorPrefix: 'EMRContainers',
  causeName: 'AmazonEMRContainers',
  policyName: 'emr-containers',
  membersLikeSdk: true,
  actions: {
    createVirtualCluster: { patterns: 'R' },
    // The failures are not recorded: they follow the rule of ecs, batch and states.
    deleteVirtualCluster: {
      patterns: 'RS',
      job: {
        describe: { action: 'describeVirtualCluster', parameters: (_submitted, sent) => pick(sent, 'Id') },
        end: endsWhen('VirtualCluster.State', ['TERMINATED'], ['ARRESTED']),
        recorded: false,
      },
    },
    startJobRun: {
      patterns: 'RS',
      job: {
        describe: { action: 'describeJobRun', parameters: (submitted) => pick(submitted, 'Id', 'VirtualClusterId') },
        end: endsWhen('JobRun.State', ['COMPLETED'], ['FAILED', 'CANCELLED']),
        stop: { action: 'cancelJobRun', parameters: (submitted) => pick(submitted, 'Id', 'VirtualClusterId') },
        recorded: false,
      },
    },
  },
};

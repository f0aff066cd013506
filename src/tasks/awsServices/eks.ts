import type { AwsService } from './AwsService';
import { endsWhen, pick, type SyncJob } from './SyncJob';

/** What is created is there when it is ACTIVE; what is deleted is gone, and then nothing describes it. */
export const eks: AwsService = {
  sdkName: 'eks',
  jobs: {
    createCluster: job('Cluster', ['ACTIVE'], ['FAILED']),
    deleteCluster: job('Cluster', [], ['FAILED']),
    createNodegroup: job('Nodegroup', ['ACTIVE'], ['CREATE_FAILED', 'DEGRADED']),
    deleteNodegroup: job('Nodegroup', [], ['DELETE_FAILED']),
    createFargateProfile: job('FargateProfile', ['ACTIVE'], ['CREATE_FAILED']),
    deleteFargateProfile: job('FargateProfile', [], ['DELETE_FAILED']),
  },
};

/** The failures are not recorded: they follow the rule of ecs, batch and states. */
function job(kind: 'Cluster' | 'Nodegroup' | 'FargateProfile', succeeded: string[], failed: string[]): SyncJob {
  return {
    describe: {
      action: `describe${kind}`,
      parameters: (_submitted, sent) => pick(sent, 'Name', 'ClusterName', 'NodegroupName', 'FargateProfileName'),
    },
    end: endsWhen(`${kind}.Status`, succeeded, failed),
    recorded: false,
  };
}

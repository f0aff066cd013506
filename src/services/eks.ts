import type { AwsService } from './AwsService';
import { endsWhen, pick, type SyncJob } from './SyncJob';

/** The members that locate the cluster. */
const ofCluster = ['ClusterName', 'CertificateAuthority', 'Endpoint'];

/** A created resource is ready when it is ACTIVE; a deleted one is gone, and then nothing describes it. */
export const eks: AwsService = {
  id: 'EKS',
  errorPrefix: 'EKS',
  causeName: 'AmazonEKS',
  localVariable: 'EKS_ENDPOINT',
  membersLikeSdk: true,
  actions: {
    createCluster: { patterns: 'RST', job: job('Cluster', ['ACTIVE'], ['FAILED']) },
    deleteCluster: { patterns: 'RST', job: job('Cluster', [], ['FAILED']) },
    createNodegroup: { patterns: 'RST', job: job('Nodegroup', ['ACTIVE'], ['CREATE_FAILED', 'DEGRADED']) },
    deleteNodegroup: { patterns: 'RST', job: job('Nodegroup', [], ['DELETE_FAILED']) },
    createFargateProfile: { patterns: 'RST', job: job('FargateProfile', ['ACTIVE'], ['CREATE_FAILED']) },
    deleteFargateProfile: { patterns: 'RST', job: job('FargateProfile', [], ['DELETE_FAILED']) },
    // These two call the cluster, not EKS.
    runJob: {
      patterns: 'RST',
      ownResult: true,
      required: [...ofCluster, 'Job'],
      members: [...ofCluster, 'Namespace', 'Job', 'LogOptions'],
    },
    call: {
      patterns: 'RT',
      ownResult: true,
      required: [...ofCluster, 'Method', 'Path'],
      members: [...ofCluster, 'Method', 'Path', 'QueryParameters', 'RequestBody'],
    },
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

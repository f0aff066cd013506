import type { AwsService } from './AwsService';
import { endsWhen, pick } from './SyncJob';

/** AWS: requests and answers are Step Functions' own. */
const own = { ownResult: true } as const;

export const elasticmapreduce: AwsService = {
  id: 'EMR',
  errorPrefix: 'ElasticMapReduce',
  causeName: 'AmazonElasticMapReduce',
  policyName: 'elasticmapreduce',
  rights: {
    CreateCluster: 'elasticmapreduce:RunJobFlow',
    TerminateCluster: 'elasticmapreduce:TerminateJobFlows',
    AddStep: 'elasticmapreduce:AddJobFlowSteps',
    CancelStep: 'elasticmapreduce:CancelSteps',
    SetClusterTerminationProtection: 'elasticmapreduce:SetTerminationProtection',
  },
  localVariable: 'EMR_ENDPOINT',
  actions: {
    // The failures are not recorded: they follow the rule of ecs, batch and states.
    createCluster: {
      patterns: 'RS',
      ...own,
      job: {
        describe: { action: 'describeCluster', parameters: (submitted) => pick(submitted, 'ClusterId') },
        end: endsWhen('Cluster.Status.State', ['WAITING', 'RUNNING'], ['TERMINATED', 'TERMINATED_WITH_ERRORS']),
        stop: { action: 'terminateJobFlows', parameters: ({ ClusterId }) => ({ JobFlowIds: [ClusterId!] }) },
        recorded: false,
      },
    },
    terminateCluster: {
      patterns: 'RS',
      ...own,
      members: ['ClusterId'],
      job: {
        describe: { action: 'describeCluster', parameters: (_submitted, sent) => pick(sent, 'ClusterId') },
        end: endsWhen('Cluster.Status.State', ['TERMINATED'], ['TERMINATED_WITH_ERRORS']),
        recorded: false,
      },
    },
    addStep: {
      patterns: 'RS',
      ...own,
      members: ['ClusterId', 'Step', 'ExecutionRoleArn'],
      job: {
        describe: {
          action: 'describeStep',
          parameters: (submitted, sent) => ({ ...pick(sent, 'ClusterId'), ...pick(submitted, 'StepId') }),
        },
        end: endsWhen('Step.Status.State', ['COMPLETED'], ['CANCELLED', 'FAILED', 'INTERRUPTED']),
        stop: {
          action: 'cancelSteps',
          parameters: ({ StepId }, sent) => ({ ...pick(sent, 'ClusterId'), StepIds: [StepId!] }),
        },
        recorded: false,
      },
    },
    cancelStep: { patterns: 'R', ...own, members: ['ClusterId', 'StepId'] },
    setClusterTerminationProtection: { patterns: 'R', ...own, members: ['ClusterId', 'TerminationProtected'] },
    modifyInstanceFleetByName: { patterns: 'R', ...own, members: ['ClusterId', 'InstanceFleetName', 'InstanceFleet'] },
    modifyInstanceGroupByName: { patterns: 'R', ...own, members: ['ClusterId', 'InstanceGroupName', 'InstanceGroup'] },
  },
};

import type { AwsService } from './AwsService';
import { endsWhen, pick } from './SyncJob';

export const elasticmapreduce: AwsService = {
  sdkName: 'emr',
  jobs: {
    // The failures are not recorded: they follow the rule of ecs, batch and states.
    createCluster: {
      describe: { action: 'describeCluster', parameters: (submitted) => pick(submitted, 'ClusterId') },
      end: endsWhen('Cluster.Status.State', ['WAITING', 'RUNNING'], ['TERMINATED', 'TERMINATED_WITH_ERRORS']),
      stop: { action: 'terminateJobFlows', parameters: ({ ClusterId }) => ({ JobFlowIds: [ClusterId!] }) },
      recorded: false,
    },
    terminateCluster: {
      describe: { action: 'describeCluster', parameters: (_submitted, sent) => pick(sent, 'ClusterId') },
      end: endsWhen('Cluster.Status.State', ['TERMINATED'], ['TERMINATED_WITH_ERRORS']),
      recorded: false,
    },
    addStep: {
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
};

import { textParameter } from '../../parameters';
import { passedRoles } from './passedRoles';
import { calledResources } from './calledResources';
import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM policies for calling Amazon EMR" of the Step Functions guide. */
export const emrNeeds: ServiceNeeds = {
  rules: {
    createCluster: 'StepFunctionsGetEventForEMRRunJobFlowRule',
    addStep: 'StepFunctionsGetEventForEMRAddJobFlowStepsRule',
    terminateCluster: 'StepFunctionsGetEventForEMRTerminateJobFlowsRule',
  },
  besides({ resource: { action }, parameters, place }) {
    if (action !== 'createCluster' && action !== 'runJobFlow') return [];
    // An instance profile has the name of its role by default.
    const profile = textParameter(parameters, 'JobFlowRole');
    return passedRoles(parameters, place).map((need) =>
      profile !== undefined && need.resources.some((arn) => arn.endsWith(profile))
        ? { ...need, doubt: `the role of the instance profile ${profile} may have another name` }
        : need,
    );
  },
  follows(call) {
    if (call.resource.action !== 'createCluster') return undefined;
    return [
      {
        action: 'elasticmapreduce:DescribeCluster',
        resources: calledResources(call, 'describeCluster'),
        reason: 'waits until the cluster is ready',
        when: 'follow',
      },
      {
        action: 'elasticmapreduce:TerminateJobFlows',
        resources: calledResources(call, 'terminateCluster'),
        reason: 'terminates the cluster',
        when: 'follow',
        doubt: "the guide's policy has it, although the guide says that no cluster is terminated",
      },
    ];
  },
};

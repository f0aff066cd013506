import { passedRoles } from './passedRoles';
import { calledResources } from './calledResources';
import type { ServiceNeeds } from './ServiceNeeds';

/** The services that get the roles of what is created. */
const getters: Readonly<Record<string, string | undefined>> = {
  createCluster: 'eks.amazonaws.com',
  createNodegroup: undefined,
  createFargateProfile: 'eks-fargate-pods.amazonaws.com',
};

/** AWS: "IAM policies for calling Amazon EKS" of the Step Functions guide. */
export const eksNeeds: ServiceNeeds = {
  // AWS: the cluster decides about these, by its access entries for the role.
  own: ({ resource: { action, awsSdk } }) => (!awsSdk && (action === 'call' || action === 'runJob') ? [] : undefined),
  besides: ({ resource: { action }, parameters, place }) =>
    Object.hasOwn(getters, action) ? passedRoles(parameters, place, getters[action]) : [],
  follows(call) {
    const kind = /^(?:create|delete)(Cluster|Nodegroup|FargateProfile)$/.exec(call.resource.action)?.[1];
    if (kind === undefined) return [];
    const resources = calledResources(call, `describe${kind}`);
    return [{ action: `eks:Describe${kind}`, resources, reason: 'waits until it is done', when: 'follow' }];
  },
};

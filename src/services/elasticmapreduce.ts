import { isObject, member, type JsonObject } from '../util/json';
import type { AwsService, ServiceAction } from './AwsService';
import { endsWhen, pick } from './SyncJob';

/** AWS: requests and responses are Step Functions' own. */
const own = { ownResult: true } as const;

export const elasticmapreduce: AwsService = {
  id: 'EMR',
  // AWS (reported): its errors and its Resources have different prefixes.
  errorPrefix: 'EMR',
  causeName: 'AmazonElasticMapReduce',
  listed: ['InternalServerError', 'InternalServer', 'InvalidRequest'],
  policyName: 'elasticmapreduce',
  rights: {
    CreateCluster: 'elasticmapreduce:RunJobFlow',
    TerminateCluster: 'elasticmapreduce:TerminateJobFlows',
    AddStep: 'elasticmapreduce:AddJobFlowSteps',
    CancelStep: 'elasticmapreduce:CancelSteps',
    SetClusterTerminationProtection: 'elasticmapreduce:SetTerminationProtection',
    ModifyInstanceFleetByName: ['elasticmapreduce:ModifyInstanceFleet', 'elasticmapreduce:ListInstanceFleets'],
    ModifyInstanceGroupByName: ['elasticmapreduce:ModifyInstanceGroups', 'elasticmapreduce:ListInstanceGroups'],
  },
  localVariable: 'EMR_ENDPOINT',
  actions: {
    // The failures are not recorded: they follow the rule of ecs, batch and states.
    createCluster: {
      patterns: 'RS',
      ...own,
      required: ['Name', 'Instances'],
      missing: withoutKeepAlive,
      reserved: ['Steps'],
      job: {
        describe: { action: 'describeCluster', parameters: (submitted) => pick(submitted, 'ClusterId') },
        // AWS: it waits for WAITING, and does not terminate a cluster when its task is abandoned (guide).
        end: endsWhen('Cluster.Status.State', ['WAITING'], ['TERMINATED', 'TERMINATED_WITH_ERRORS']),
        recorded: false,
      },
    },
    terminateCluster: {
      patterns: 'RS',
      ...own,
      required: ['ClusterId'],
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
      required: ['ClusterId', 'Step'],
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
    cancelStep: { patterns: 'R', ...own, ...allOf('ClusterId', 'StepId') },
    setClusterTerminationProtection: { patterns: 'R', ...own, ...allOf('ClusterId', 'TerminationProtected') },
    modifyInstanceFleetByName: { patterns: 'R', ...own, ...allOf('ClusterId', 'InstanceFleetName', 'InstanceFleet') },
    modifyInstanceGroupByName: { patterns: 'R', ...own, ...allOf('ClusterId', 'InstanceGroupName', 'InstanceGroup') },
  },
};

/** Actions whose parameters are all required. */
function allOf(...members: readonly string[]): Pick<ServiceAction, 'required' | 'members'> {
  return { required: members, members };
}

/** AWS: an idle cluster must be kept alive (guide). */
function withoutKeepAlive(template: JsonObject): readonly string[] {
  const name = 'KeepJobFlowAliveWhenNoSteps';
  const instances = member(template, 'Instances');
  if (!isObject(instances)) return [];
  return [name, `${name}.$`].some((written) => member(instances, written) !== undefined) ? [] : [name];
}

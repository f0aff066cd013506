import { textParameter } from '../../parameters';
import { atRunTime } from './NeededAction';
import { calledResources } from './calledResources';
import type { ServiceNeeds } from './ServiceNeeds';

/** AWS: "IAM policies for calling Amazon EMR on EKS" of the Step Functions guide. */
export const emrcontainersNeeds: ServiceNeeds = {
  own(call) {
    if (call.resource.action !== 'startJobRun') return undefined;
    const role = textParameter(call.parameters, 'ExecutionRoleArn');
    return [
      {
        action: 'emr-containers:StartJobRun',
        resources: calledResources(call),
        reason: 'calls emr-containers:startJobRun',
        ...(role !== undefined && role !== atRunTime && { context: { 'emr-containers:ExecutionRoleArn': role } }),
      },
    ];
  },
};

import type { TaskRequest } from '../../../language/asl/task';
import type { ServiceCall } from '../../awsServices/AwsService';
import { serviceCall, type ServiceRequest } from '../../awsServices/serviceCalls';
import { stableId } from './stableId';

/** Whether the task's Resource is an integration. */
export function isServiceRequest(request: TaskRequest): request is ServiceRequest {
  return request.resource.kind === 'integration';
}

/** The call of a task that a script answers. Its ids follow from the task, and are the same in every run. */
export function scriptedCall(request: ServiceRequest): ServiceCall {
  return serviceCall(request, {
    id: (part) => stableId(request, part),
    count: () => request.now + request.invocation,
  });
}

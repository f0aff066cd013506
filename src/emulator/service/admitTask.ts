import type { TaskRequest } from '../../language/asl/task';
import { RuntimeError } from '../../errors/StatesError';
import type { Activities } from '../store/Activities';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';

/**
 * A task as it is scheduled. Throws RuntimeError for what AWS does not schedule at all: parameters that the service
 * cannot take, an activity that is not there (recorded). A mocked activity need not be there.
 */
export function admitTask(
  request: TaskRequest,
  activities: Activities,
  isMocked: (request: TaskRequest) => boolean,
): TaskRequest {
  const { resource } = request;
  if (resource.kind === 'lambdaFunction' || resource.kind === 'composite') return request;
  if (resource.kind === 'activity') {
    if (activities.get(resource.arn) === undefined && !isMocked(request)) {
      throw new RuntimeError(`The activity ${resource.arn} does not exist.`);
    }
    return request;
  }
  const parameters = loadIntegrations().prepareParameters(resource, request.parameters);
  return parameters === request.parameters ? request : { ...request, parameters };
}

import type { Json } from '../../util/json';
import type { TaskRequest } from '../../contract/task';
import type { TaskAnswer, IntegrationIo } from '../integrations/IntegrationIo';
import { lazy } from '../../util/lazy';

const loadIntegrations = lazy(
  () => require('../integrations/integrations') as typeof import('../integrations/integrations'),
);

/** What the service needs of the integrations when tasks run or are checked: loaded together, see `loadIntegrations`. */
export { checkParameters } from '../integrations/parameters/checkParameters';
export { prepareParameters } from '../integrations/parameters/checkParameters';
export { unknownAction } from '../mocking/unknownAction';
export { sdkPackageName } from '../../services/serviceNames';
export { loadServiceSchema } from '../../services/schemas/serviceSchema';

/** `answer`, which is loaded with the first task that no mock answers. */
export function answerTask(request: TaskRequest, io: IntegrationIo): TaskAnswer {
  return loadIntegrations().answer(request, io);
}

/** `followAgain`, loaded so, too. */
export function followTask(request: TaskRequest, begun: Json, io: IntegrationIo): boolean {
  return loadIntegrations().followAgain(request, begun, io);
}

/** `forwardToSfn`, loaded so, too. */
export function forwardTask(request: TaskRequest, io: IntegrationIo): TaskAnswer {
  return loadIntegrations().forwardToSfn(request, io);
}

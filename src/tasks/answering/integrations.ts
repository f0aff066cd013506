import type { Json } from '../../util/json';
import type { TaskRequest } from '../../contract/task';
import type { TaskAnswer, IntegrationIo } from '../integrations/IntegrationIo';
import { lazy } from '../../util/lazy';

/** Loaded with the first task that no mock answers. */
export const loadAnswering = lazy(
  () => require('../integrations/integrations') as typeof import('../integrations/integrations'),
);

/** What the service needs from the integrations to run or check tasks, loaded together: see `loadIntegrations`. */
export { checkParameters } from '../integrations/parameters/checkParameters';
export { prepareParameters } from '../integrations/parameters/checkParameters';
export { unknownAction } from '../mocking/unknownAction';
export { sdkPackageName } from '../../services/serviceNames';
export { loadServiceSchema } from '../../services/schemas/serviceSchema';

/** `answer` of `loadAnswering`. */
export function answerTask(request: TaskRequest, io: IntegrationIo): TaskAnswer {
  return loadAnswering().answer(request, io);
}

/** `followAgain` of `loadAnswering`. */
export function followTask(request: TaskRequest, begun: Json, io: IntegrationIo): boolean {
  return loadAnswering().followAgain(request, begun, io);
}

/** `forwardToSfn` of `loadAnswering`. */
export function forwardTask(request: TaskRequest, io: IntegrationIo): TaskAnswer {
  return loadAnswering().forwardToSfn(request, io);
}

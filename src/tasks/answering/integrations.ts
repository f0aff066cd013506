import type { Json } from '../../util/json';
import type { TaskRequest } from '../../contract/task';
import type { TaskAnswer, IntegrationIo } from '../integrations/IntegrationIo';
import { answer, followAgain, forwardToSfn } from '../integrations/integrations';

/** What the service needs from the integrations to run or check tasks, loaded together: see `loadIntegrations`. */
export { checkParameters } from '../integrations/parameters/checkParameters';
export { prepareParameters } from '../integrations/parameters/checkParameters';
export { unknownAction } from '../mocking/unknownAction';
export { sdkPackageName } from '../../services/serviceNames';
export { loadServiceSchema } from '../../services/schemas/serviceSchema';

/** `answer`, loaded with the first task that no mock answers. */
export function answerTask(request: TaskRequest, io: IntegrationIo): TaskAnswer {
  return answer(request, io);
}

/** `followAgain`, loaded on first use. */
export function followTask(request: TaskRequest, begun: Json, io: IntegrationIo): boolean {
  return followAgain(request, begun, io);
}

/** `forwardToSfn`, loaded on first use. */
export function forwardTask(request: TaskRequest, io: IntegrationIo): TaskAnswer {
  return forwardToSfn(request, io);
}

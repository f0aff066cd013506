import type { Service } from '../../emulator/service/Service';
import { newRequestId } from '../../emulator/store/ids';
import { HandlerCalls } from '../../tasks/answering/clients/HandlerCalls';
import { integrationServices } from '../../tasks/answering/integrationServices';
import { TaskPipeline } from '../../tasks/answering/TaskPipeline';
import { Endpoints } from '../../tasks/integrations/endpoints/Endpoints';
import type { WireAnswerer } from './WireCall';

/** Answers intercepted calls with a service's mocks, functions and outbox, and writes them to its log. */
export function createAnswerer(service: Service): WireAnswerer {
  const { accountId, answers } = service;
  const pipeline = wirePipeline(service);
  return {
    calls: new HandlerCalls(() => ({ answers, pipeline, now: () => service.now() })),
    caller: ({ region = service.region }) => ({ functionName: undefined, accountId, region }),
    requestId: () => newRequestId(),
    operation: (name, input, { region = service.region }) => service.call(name, input, { accountId, region }),
  };
}

/** Handlers run and messages are kept as for a task; nothing is sent on, since this is where it would arrive again. */
function wirePipeline(service: Service): TaskPipeline {
  const around = {
    now: () => service.now(),
    random: () => Number.parseInt(newRequestId().slice(0, 8), 16) / 2 ** 32,
    call: (operation: string, input: object) => service.call(operation, input),
    startExecution() {
      throw new Error('Stepmill bug: no call at the wire starts an execution this way.');
    },
  };
  return new TaskPipeline(service.answers, integrationServices(service.answers, around, new Endpoints()));
}

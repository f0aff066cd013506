import { stateTypesOf } from '../../tasks/mocking/mockableStates';
import { Engine } from '../../engine/executions/Engine';
import { integrationServices } from '../../tasks/answering/integrationServices';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import { TaskPipeline } from '../../tasks/answering/TaskPipeline';
import type { Resources } from '../operations/OperationContext';
import { operationNames } from '../operations/operations';
import { readQuotas } from '../quotas/Quotas';
import { Activities } from '../store/Activities';
import { createIds } from '../store/ids';
import { Pagination } from '../store/pagination';
import { StateMachines } from '../store/StateMachines';
import { Tags } from '../store/Tags';
import { createClock } from './createClock';
import type { Service } from './Service';
import { readItems } from './readItems';
import { ServiceHost } from './ServiceHost';
import { startChild } from './startChild';

/** Everything that the operations of one service work on, fresh. */
export function createResources(service: Service): Resources {
  const { seed } = service.options;
  const ids = createIds(seed === undefined ? undefined : String(seed));
  const services = integrationServices(service.answers, {
    now: () => engine.now(),
    random: () => ids.random(),
    call: (operation, input) => service.callBy('task', operation, input),
    accountId: service.accountId,
    startExecution: (start) => startChild((...args) => service.callBy('task', ...args), resources, start),
  });
  const pipeline = new TaskPipeline(service.answers, services);
  const activities = new Activities();
  const engine = new Engine({
    createClock: (onFired) => createClock(service.options, onFired),
    keep: service.options.keep,
    seed: ids.secret(),
    host: new ServiceHost(service, activities, pipeline, services),
  });
  const resources: Resources = {
    stateMachines: new StateMachines(),
    activities,
    tags: new Tags(),
    pagination: new Pagination(ids.secret(), () => engine.now()),
    parameterCheck: (resource, parameters) =>
      loadIntegrations()
        .checkParameters(resource, parameters)
        .map(({ message }) => message),
    mockResultFault: (resource, result, mode) => service.mocks.resultFault(resource, result, mode),
    readItems,
    startTestCase({ machine, revision }, testCase) {
      if (service.outside !== undefined) return;
      service.mocks.startTestCase(machine.name, testCase, () => stateTypesOf(revision.program.definition));
    },
    quotas: readQuotas(service.options.quotas, operationNames),
    ids,
    engine,
  };
  return resources;
}

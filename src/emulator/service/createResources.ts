import { stateTypesOf } from '../../tasks/mocking/mockableStates';
import { Engine } from '../../engine/executions/Engine';
import type { CallHost } from '../../tasks/answering/clients/HandlerCalls';
import { integrationServices } from '../../tasks/answering/integrationServices';
import { loadIntegrations } from '../../tasks/answering/loadIntegrations';
import { TaskPipeline } from '../../tasks/answering/TaskPipeline';
import type { Resources } from '../operations/OperationContext';
import { operationNames } from '../operations/operations';
import { readQuotas } from '../quotas/Quotas';
import { Activities } from '../store/Activities';
import { createIds, type Ids } from '../store/ids';
import { Pagination } from '../store/pagination';
import { StateMachines } from '../store/StateMachines';
import { Tags } from '../store/Tags';
import { callerFor } from './callerFor';
import { createClock } from './createClock';
import type { DataDirectory } from './data/DataDirectory';
import type { ServiceData } from './data/ServiceData';
import type { Service } from './Service';
import { ServiceHost } from './ServiceHost';
import { whyNoActivity } from './whyNoActivity';
import { lazy } from '../../util/lazy';

const loadStartChild = lazy(() => require('./startChild') as typeof import('./startChild'));
const loadReadItems = lazy(() => require('./readItems') as typeof import('./readItems'));

/** Whether a missing machine or activity is reported to a test. */
function tellsMissing({ outside, options }: Service): boolean {
  return outside !== undefined || options.missingMachines === 'unmocked';
}

/** Creates all resources of a service. */
export function createResources(service: Service, data?: DataDirectory): Made {
  const ids = idsOf(service.options.seed, data);
  const services = integrationServices(service.answers, {
    now: () => engine.now(),
    random: () => ids.random(),
    call: (operation, input, executionArn) =>
      service.callBy('task', operation, input, callerFor(service, executionArn)),
    accountId: service.accountId,
    whyNoMachine: (arn) =>
      tellsMissing(service) ? loadStartChild().whyNoMachine(resources.stateMachines, arn) : undefined,
    whyNoActivity: (arn) => (tellsMissing(service) ? whyNoActivity(activities, arn) : undefined),
    elsewhere: (request) => service.outside?.elsewhere(request),
    startExecution: (start) => {
      const rejoined = stored?.takeRejoined();
      if (rejoined !== undefined) return loadStartChild().childExecution(resources, rejoined);
      return loadStartChild().startChild((...args) => service.callBy('task', ...args), resources, start);
    },
  });
  const pipeline = new TaskPipeline(service.answers, services, {
    unanswered: (request, why) => service.outside?.unanswered(request, why()),
  });
  const activities = new Activities();
  const host = new ServiceHost(service, activities, pipeline, services);
  const { time = 'real', startTime } = service.options;
  const hasOwnTime = startTime !== undefined || (time !== 'real' && time !== 'skip');
  const stored = data && new (loadServiceData().ServiceData)(data, host, ids, hasOwnTime);
  const engine = new Engine({
    createClock: (onFired) => createClock(service.options, onFired),
    keep: service.options.keep,
    seed: stored?.secrets.secret ?? ids.secret(),
    host: stored?.host ?? host,
  });
  const quotas = readQuotas(service.options.quotas, operationNames);
  engine.executions.mapRuns.open.most = quotas.openMapRuns ?? Infinity;
  const resources: Resources = {
    stateMachines: stored?.stateMachines ?? new StateMachines(),
    activities,
    tags: new Tags(),
    pagination: new Pagination(stored?.secrets.pageSecret ?? ids.secret(), () => engine.now()),
    parameterCheck: (resource, parameters) =>
      loadIntegrations()
        .checkParameters(resource, parameters)
        .map(({ message }) => message),
    actionCheck: (resource) => loadIntegrations().unknownAction(resource),
    mockResultFault: (resource, result, mode) => service.mocks.resultFault(resource, result, mode),
    readItems: (...args) => loadReadItems().readItems(...args),
    startTestCase({ machine, revision }, testCase) {
      if (service.outside !== undefined) return service.outside.startTestCase(machine.name, testCase);
      service.mocks.startTestCase(machine.name, testCase, () => stateTypesOf(revision.program.definition));
    },
    quotas,
    revive: (execution) => stored?.revive(execution) ?? execution,
    ids,
    engine,
  };
  stored?.attach(resources);
  if (data?.isReadOnly === false) tellOfBuckets(service, data.options.folder);
  const callHost: CallHost = {
    answers: service.answers,
    pipeline,
    now: () => engine.now(),
    consult: (request, control) => host.consultOutside(request, control),
  };
  return { resources, stored, callHost };
}

/** The resources of one service, and their connection to its data directory. */
export interface Made {
  readonly resources: Resources;
  readonly stored: ServiceData | undefined;
  /** Returns the calls of handlers. */
  readonly callHost: CallHost;
}

/** Adds a note at the first bucket: buckets in memory are lost at the next start. */
function tellOfBuckets({ options: { onNote }, answers: { objects } }: Service, folder: string): void {
  if (onNote === undefined) return;
  const first = (bucket: string): void => {
    objects.onMemory = undefined;
    onNote(
      `The bucket '${bucket}' is in memory and lost at the next start: ${folder} does not keep buckets. --s3 DIR ` +
        "(`s3: { folder }`) does; a resumed Map Run needs its ItemReader's object.",
    );
  };
  objects.onMemory = first;
}

/** With a seed and a data directory, each start must generate different ids. */
function idsOf(seed: string | number | undefined, data: DataDirectory | undefined): Ids {
  if (seed === undefined) return createIds();
  const starts = data?.loaded.service?.starts ?? 0;
  return createIds(starts === 0 ? String(seed) : `${seed}/${starts}`);
}

/** Loaded late: most services have no data directory. */
const loadServiceData = lazy(() => require('./data/ServiceData') as typeof import('./data/ServiceData'));

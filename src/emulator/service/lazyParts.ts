import type { HandlerCalls } from '../../tasks/answering/clients/HandlerCalls';
import type { Starts } from '../starts/Starts';
import { lazy } from '../../util/lazy';
import type { Service } from './Service';

// Parts that most programs never use: each is loaded when a service first needs it, which keeps `require` fast.

/** For programs that read logs, events or metrics. */
export const loadTelemetry = lazy(() => require('../telemetry/Telemetry') as typeof import('../telemetry/Telemetry'));

/** For the console and other observers of executions. */
export const loadChanges = lazy(() => require('./Changes') as typeof import('./Changes'));

/** For services with a data directory. */
export const loadDataDirectory = lazy(() => require('./data/DataDirectory') as typeof import('./data/DataDirectory'));

/** For services with quotas, or with operations that a test denies. */
export const loadGate = lazy(() => require('./ApiGate') as typeof import('./ApiGate'));

/** For services that enforce the policies of roles. */
export const loadEnforceRole = lazy(() => require('./enforceRole') as typeof import('./enforceRole'));

const loadStarts = lazy(() => require('../starts/Starts') as typeof import('../starts/Starts'));
const loadStartHost = lazy(() => require('./starts/createStartHost') as typeof import('./starts/createStartHost'));

/** For services with rules, schedules, pipes or APIs. */
export function createStarts(service: Service): Starts {
  const starts = new (loadStarts().Starts)(loadStartHost().createStartHost(service));
  if (service.options.deliverEvents === true) loadFeedRules().feedRules(service, starts);
  return starts;
}

const loadFeedRules = lazy(() => require('./starts/feedRules') as typeof import('./starts/feedRules'));

/** For those who register or use them. */
export const loadStartsCall = lazy(() => require('../starts/callStarts') as typeof import('../starts/callStarts'));

const loadHandlerCalls = lazy(
  () =>
    require('../../tasks/answering/clients/HandlerCalls') as typeof import('../../tasks/answering/clients/HandlerCalls'),
);

/** For functions that call AWS. */
export function createHandlerCalls(service: Service): HandlerCalls {
  return new (loadHandlerCalls().HandlerCalls)(() => service.life.callHost);
}

import type * as Clients from '../../tasks/answering/clients/HandlerCalls';
import type * as Told from '../telemetry/Telemetry';
import type * as Gate from './ApiGate';
import type * as Watch from './Changes';
import type * as Directory from './data/DataDirectory';
import type { Service } from './Service';

// Parts that most programs never use: each is loaded when a service first needs it, which keeps `require` fast.

/** For programs that read logs, events or metrics. */
export function loadTelemetry(): typeof Told.Telemetry {
  return (require('../telemetry/Telemetry') as typeof Told).Telemetry;
}

/** For the console and other observers of executions. */
export function loadChanges(): typeof Watch.Changes {
  return (require('./Changes') as typeof Watch).Changes;
}

/** For services with a data directory. */
export function loadDataDirectory(): typeof Directory.DataDirectory {
  return (require('./data/DataDirectory') as typeof Directory).DataDirectory;
}

/** For services with quotas, or with operations that a test denies. */
export function loadGate(): typeof Gate.ApiGate {
  return (require('./ApiGate') as typeof Gate).ApiGate;
}

/** For functions that call AWS. */
export function createHandlerCalls(service: Service): Clients.HandlerCalls {
  const { HandlerCalls } = require('../../tasks/answering/clients/HandlerCalls') as typeof Clients;
  return new HandlerCalls(() => service.life.callHost);
}

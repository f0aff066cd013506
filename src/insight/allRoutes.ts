import type { ControlRoutes } from '../emulator/control/Control';
import type * as Coverage from './coverage/coverage.route';

/** The routes that features add to the control API, a line each. A server loads them with the first request for that API. */
export function featureRoutes(): ControlRoutes {
  const { readCoverage } = require('./coverage/coverage.route') as typeof Coverage;
  return { readCoverage };
}

import type { ControlRoutes } from '../emulator/control/Control';
import { lazy } from '../util/lazy';

const loadCoverage = lazy(() => require('./coverage/coverage.route') as typeof import('./coverage/coverage.route'));

/** The routes that features add to the control API, a line each. A server loads them with the first request for that API. */
export function featureRoutes(): ControlRoutes {
  return { readCoverage: loadCoverage().readCoverage };
}

import type { ControlRoutes } from '../emulator/control/Control';
import { lazy } from '../util/lazy';

const loadCoverage = lazy(() => require('./coverage/coverage.route') as typeof import('./coverage/coverage.route'));
const loadRecordings = lazy(
  () => require('./recordings/recordings.route') as typeof import('./recordings/recordings.route'),
);

/** The routes that features add to the control API, a line each. A server loads them with the first request for that API. */
export function featureRoutes(): ControlRoutes {
  const { recordExecution, runReplay } = loadRecordings();
  return { readCoverage: loadCoverage().readCoverage, recordExecution, runReplay };
}

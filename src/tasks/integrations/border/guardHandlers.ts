// Whatever reads `process.env` in a handler, including a module loader, needs its variables, so they are loaded first.
import '../lambda/environment/ThreadEnvironments';
import { provideProcessVariables } from '../lambda/environment/processVariables';
import type { LocalFunction } from '../lambda/LocalFunction';
import { interceptCopies } from './clientCopies';
import { guardProcess } from './guardProcess';
import { runningHandler } from './handlerContext';
import { spreadNet } from './socketNet';

export { clientOf } from '../lambda/clientOf';

/**
 * Makes sure that a handler cannot reach AWS or end the process. Called before each handler runs, and before its module
 * is loaded; the first call does most of the work.
 */
export function guardHandlers(local?: LocalFunction): void {
  guardProcess();
  provideProcessVariables(() => runningHandler()?.variables);
  guardThread(local);
}

/** The same in a thread that has its one handler's environment. */
export function guardThread(local?: LocalFunction): void {
  spreadNet();
  interceptCopies(local);
}

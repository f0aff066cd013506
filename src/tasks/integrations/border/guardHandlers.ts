// Whatever reads `process.env` in a handler asks for its variables, also a loader of modules: they are loaded by then.
import '../lambda/environment/ThreadEnvironments';
import { provideProcessVariables } from '../lambda/environment/processVariables';
import type { LocalFunction } from '../lambda/LocalFunction';
import { interceptCopies } from './clientCopies';
import { guardProcess } from './guardProcess';
import { runningHandler } from './handlerContext';
import { spreadNet } from './socketNet';

export { clientOf } from '../lambda/clientOf';

/**
 * Sees to it that nothing of a handler leaves this process, nor ends it. Called before each handler runs, and before its
 * module is loaded: the first call does most.
 */
export function guardHandlers(local?: LocalFunction): void {
  guardProcess();
  provideProcessVariables(() => runningHandler()?.variables);
  guardThread(local);
}

/** The same in a thread that has the environment of its one handler. */
export function guardThread(local?: LocalFunction): void {
  spreadNet();
  interceptCopies(local);
}

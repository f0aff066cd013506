import { provideProcessVariables } from '../lambda/environment/processVariables';
import { interceptCopies } from './clientCopies';
import { guardProcess } from './guardProcess';
import { runningHandler } from './handlerContext';
import { spreadNet } from './socketNet';

export { clientOf } from '../lambda/clientOf';

/** Sees to it that nothing of a handler leaves this process. Called before each handler runs: the first call does most. */
export function guardHandlers(): void {
  guardProcess();
  provideProcessVariables(() => runningHandler()?.variables);
  guardThread();
}

/** The same in a thread that has the environment of its one handler. */
export function guardThread(): void {
  spreadNet();
  interceptCopies();
}

import { provideProcessVariables } from '../lambda/environment/processVariables';
import { interceptCopies } from './clientCopies';
import { runningHandler } from './handlerContext';
import { spreadNet } from './socketNet';

export { clientOf } from '../lambda/clientOf';
export { variablesInProcess } from '../lambda/environment/variablesInProcess';

/** Sees to it that nothing of a handler leaves this process. Called before each handler runs: the first call does most. */
export function guardHandlers(): void {
  spreadNet();
  provideProcessVariables(() => runningHandler()?.variables);
  interceptCopies();
}

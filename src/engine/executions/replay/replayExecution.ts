import { invariant } from '../../../errors/invariant';
import type { Execution } from '../Execution';
import { playAgain, type JournaledExecution } from './revive';

/**
 * Runs an execution again, alone and at once, from what it was told: as far as that goes, to the same history event by
 * event. An execution nested in another needs nothing of that one.
 */
export function replayExecution(recorded: JournaledExecution): Execution {
  const { execution, player } = playAgain(recorded);
  invariant(player.isOver, 'the execution takes all that it was told');
  return execution;
}

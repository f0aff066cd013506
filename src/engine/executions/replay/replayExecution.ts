import { invariant } from '../../../errors/invariant';
import type { Execution } from '../Execution';
import { playAgain, type JournaledExecution } from './revive';

/**
 * Runs an execution again from its records, alone and synchronously: to the same history, event by event, as far as the
 * records go. A nested execution does not need the outer one.
 */
export function replayExecution(recorded: JournaledExecution): Execution {
  const { execution, player } = playAgain(recorded);
  invariant(player.isOver, 'the execution takes all that it was told');
  return execution;
}

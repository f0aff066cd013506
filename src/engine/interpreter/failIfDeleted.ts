import { StatesError } from '../../errors/StatesError';
import type { Scope } from './Scope';

/**
 * Fails a state that has waited, if its state machine was deleted meanwhile.
 *
 * AWS: no event is written for a Wait, a task or a retry that is due then: ExecutionFailed points to the last event
 * before it (recorded 2026).
 */
export function failIfDeleted({ run }: Scope): void {
  if (run.deletedCause !== undefined) throw new StatesError('States.Runtime', run.deletedCause);
}

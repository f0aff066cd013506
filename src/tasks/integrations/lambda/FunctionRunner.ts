import type { FunctionEnd } from './FunctionAnswer';
import type { Invocation } from './Invocation';

/**
 * Where a function runs that does not run in this thread. `now`: whatever is under way is cut off. `afterwards`: it comes
 * to its end first. `reset`: what is under way is cut off, and what only waits for the next invocation stays warm.
 */
export interface FunctionRunner {
  /** Rejects with HarnessError when the function cannot be run at all. */
  invoke(invocation: Invocation): Promise<FunctionEnd>;
  close(when: 'now' | 'afterwards' | 'reset'): void;
}

import { afterTurn } from '../../clock/system';
import type { Harness } from '../Harness';

/**
 * node:test has no time limit by default. If a handler never responds, the test waits forever and the process has
 * nothing to do, so Node exits without a reason. Just before that, this fails the awaited runs. Node 24 then fails the
 * test with that error; older versions cancel it, and show the diagnostic. Returns a function that removes the
 * listener.
 */
export function nameStuckRuns(harness: Harness): () => void {
  const onIdle = (): void => {
    const waiting = harness.giveUp();
    if (waiting.length === 0) return;
    harness.test.note(waiting.join('\n'));
    // The code that awaited it continues.
    afterTurn(() => undefined);
  };
  // The runner's own listener cancels the test.
  process.prependListener('beforeExit', onIdle);
  return () => process.off('beforeExit', onIdle);
}

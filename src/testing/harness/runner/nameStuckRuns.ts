import { afterTurn } from '../../../clock/system';
import type { Harness } from '../Harness';

/**
 * Where no time limit ends a test (node:test has none of its own), a handler that never answers leaves a test that awaits
 * for ever, and a process with nothing to do: Node ends it without a word of the reason. Just before, this fails the runs
 * that are awaited. Node 24 then fails the test with that error; older ones cancel it, and show the diagnostic. Answers a
 * function that stops it.
 */
export function nameStuckRuns(harness: Harness): () => void {
  const onIdle = (): void => {
    const waiting = harness.giveUp();
    if (waiting.length === 0) return;
    harness.test.note(waiting.join('\n'));
    // Whoever awaited it goes on.
    afterTurn(() => undefined);
  };
  // The runner's own listener cancels the test.
  process.prependListener('beforeExit', onIdle);
  return () => process.off('beforeExit', onIdle);
}

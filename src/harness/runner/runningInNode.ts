import { afterTurn } from '../../clock/system';
import type { Harness } from '../Harness';
import type { RunnerKnowledge } from './TestInProgress';

/** The deepest call stack of a hook. */
const mostFrames = 200;

/**
 * Whether the running code was called by a test or a hook of node:test, which has no other way to say so. In a test,
 * its hooks would be those of the subtests; in a hook, they would never run. The body of a `describe` is neither.
 */
export function runningInNode(): Pick<RunnerKnowledge, 'hasBegun'> {
  return {
    hasBegun() {
      const { stackTraceLimit } = Error;
      Error.stackTraceLimit = mostFrames;
      const { stack = '' } = new Error();
      Error.stackTraceLimit = stackTraceLimit;
      return /\bat (?:async )?(?:Test|TestHook)\.run \(node:internal\/test_runner\//.test(stack);
    },
  };
}

type Hook = () => Promise<void>;

/**
 * `after` of node:test, whose failure fails the process, too: with `--test-isolation=none`, Node reports a hook of a file
 * that throws, and exits with 0.
 */
export function afterFileInNode(after: (hook: Hook) => unknown): (hook: Hook) => void {
  return (hook) =>
    void after(async () => {
      try {
        await hook();
      } catch (error) {
        process.exitCode = 1;
        throw error;
      }
    });
}

/**
 * node:test has no time limit by default. If a handler never answers, the test waits forever and the process has
 * nothing to do, so Node exits without a reason. Just before that, this fails the runs that are awaited. Node 24 then
 * fails the test with that error; older versions cancel it, and show the diagnostic. Answers a function that removes
 * the listener.
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

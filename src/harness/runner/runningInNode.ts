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

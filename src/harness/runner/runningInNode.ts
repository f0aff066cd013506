import type { RunnerKnowledge } from './TestInProgress';

/** How deep a hook may be called. */
const mostFrames = 200;

/**
 * Whether the code that runs was called by a test or a hook of node:test, which has no other way to tell: in a test, its
 * hooks would be those of the subtests; in a hook, they would never run. The body of a `describe` is neither.
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

import type { DataFlow, FlowNow } from './DataFlow';

/** The steps of a flow that has none. */
export function flowOfNow(now: FlowNow): DataFlow {
  return {
    now,
    // eslint-disable-next-line require-yield -- there is nothing to wait for
    *prepare(scope, input) {
      return now.prepare(scope, input);
    },
    // eslint-disable-next-line require-yield
    *finish(scope, input, effective, result, next) {
      return now.finish(scope, input, effective, result, next);
    },
  };
}

import type { StateHandler } from '../stateHandlers';

/** Succeed: ends its block with its input, or its Output. See "Succeed state" of the Amazon States Language. */
export const compileSucceed: StateHandler = ({ flow }) =>
  function* (scope, input) {
    const effective = yield* flow.prepare(scope, input);
    return yield* flow.finish(scope, input, effective, undefined, undefined);
  };

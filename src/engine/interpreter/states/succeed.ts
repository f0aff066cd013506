import type { StateHandler } from '../stateHandlers';

/** Succeed: ends its block with its input, or its Output. See "Succeed state" of the Amazon States Language. */
export const compileSucceed: StateHandler = ({ flow }) => {
  const { now } = flow;
  if (now !== undefined)
    return { now: (scope, input) => now.finish(scope, input, now.prepare(scope, input), undefined, undefined) };
  return {
    *steps(scope, input) {
      const effective = yield* flow.prepare(scope, input);
      return yield* flow.finish(scope, input, effective, undefined, undefined);
    },
  };
};

import type { StateHandler } from '../StateCompiler';

/** Succeed: ends its block with its input, or its Output. See "Succeed state" of the Amazon States Language. */
export const compileSucceed: StateHandler<'Succeed'> = ({ flow }) => ({
  now: (scope, input) => flow.finish(scope, input, flow.prepare(scope, input), undefined, undefined),
});

import type { StateHandler } from '../stateHandlers';

/**
 * Pass: hands its input on, or a fixed Result. See "Pass state" of the Amazon States Language.
 *
 * AWS: with a Result, neither InputPath nor Parameters is looked at (recorded inspection data).
 */
export const compilePass: StateHandler = ({ definition, queryLanguage, flow }) => {
  const { Next, Result } = definition;
  const { now } = flow;
  if (now === undefined) return { steps: (scope, input) => flow.finish(scope, input, input, undefined, Next) };
  // In JSONata, Output makes the result.
  if (queryLanguage === 'JSONata') return { now: (scope, input) => now.finish(scope, input, input, undefined, Next) };
  if (Result !== undefined) return { now: (scope, input) => now.finish(scope, input, input, Result, Next) };
  return {
    now(scope, input) {
      const effective = now.prepare(scope, input);
      return now.finish(scope, input, effective, effective, Next);
    },
  };
};

import type { StateHandler } from '../StateCompiler';

/**
 * Pass: passes on its input, or a fixed Result. See "Pass state" of the Amazon States Language.
 *
 * AWS: with a Result, neither InputPath nor Parameters is evaluated (recorded inspection data); a Result of null counts
 * as absent (recorded 2026).
 */
export const compilePass: StateHandler<'Pass'> = ({ definition, queryLanguage, flow, inspector }) => {
  const { Next, Result } = definition;
  // In JSONata, Output defines the result.
  if (queryLanguage === 'JSONata') return { now: (scope, input) => flow.finish(scope, input, input, undefined, Next) };
  if (Result !== undefined && Result !== null) {
    return {
      now(scope, input) {
        inspector?.data('result', Result);
        return flow.finish(scope, input, input, Result, Next);
      },
    };
  }
  return {
    now(scope, input) {
      const effective = flow.prepare(scope, input);
      return flow.finish(scope, input, effective, effective, Next);
    },
  };
};

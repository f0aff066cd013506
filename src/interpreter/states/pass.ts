import type { StateHandler } from '../stateHandlers';

/**
 * Pass: hands its input on, or a fixed Result. See "Pass state" of the Amazon States Language.
 *
 * AWS: with a Result, neither InputPath nor Parameters is looked at (recorded inspection data).
 */
export const compilePass: StateHandler = ({ definition, queryLanguage, flow }) => {
  const { Next, Result } = definition;
  if (queryLanguage === 'JSONata')
    return function* (scope, input) {
      return yield* flow.finish(scope, input, input, undefined, Next);
    };
  if (Result !== undefined)
    return function* (scope, input) {
      return yield* flow.finish(scope, input, input, Result, Next);
    };
  return function* (scope, input) {
    const effective = yield* flow.prepare(scope, input);
    return yield* flow.finish(scope, input, effective, effective, Next);
  };
};

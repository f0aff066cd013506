import { RuntimeError, StatesError } from '../../errors/StatesError';
import { compileExpression } from '../../expressions/stringExpression';
import type { Json } from '../../util/json';
import { compileJsonataField } from '../dataFlow/jsonataField';
import type { Steps } from '../effects';
import type { Scope } from '../Scope';
import type { StateCompiler, StateHandler } from '../stateHandlers';

type TextField = (scope: Scope, input: Json) => Steps<string | undefined>;

/** Fail: ends its block, or with it the execution, with an error. See "Fail state" of the Amazon States Language. */
export const compileFail: StateHandler = (compiler) => {
  const error = compileText(compiler, 'Error');
  const cause = compileText(compiler, 'Cause');
  return function* (scope, input) {
    throw new StatesError(yield* error(scope, input), yield* cause(scope, input));
  };
};

function compileText({ definition, queryLanguage }: StateCompiler, field: 'Error' | 'Cause'): TextField {
  const literal = definition[field];
  const path = definition[`${field}Path`];
  if (queryLanguage === 'JSONata' && literal !== undefined) return compileJsonataField(literal, field, 'string');
  if (path === undefined)
    // eslint-disable-next-line require-yield -- the other forms wait here
    return function* () {
      return literal;
    };
  const expression = compileExpression(path);
  // eslint-disable-next-line require-yield
  return function* (scope, input) {
    const value = expression.evaluate(scope.seeing(input), `${field}Path`);
    if (typeof value === 'string') return value;
    throw new RuntimeError(
      `The ${field}Path parameter does not reference a string: ${path} == ${JSON.stringify(value)}`,
    );
  };
}

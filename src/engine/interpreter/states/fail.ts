import { RuntimeError, StatesError } from '../../../errors/StatesError';
import type { DefinitionOf } from '../../../language/asl/fields';
import { compileStringExpression } from '../../../language/expressions/stringExpression';
import { toCompactText, type Json } from '../../../util/json';
import type { Field } from '../dataFlow/DataFlow';
import { compileJsonataField } from '../dataFlow/evaluateJsonata';
import { inspected } from '../inspection/Inspector';
import type { Scope } from '../Scope';
import type { StateCompiler, StateHandler } from '../StateCompiler';

/** Fail: ends its block, and possibly the execution, with an error. See "Fail state" of the Amazon States Language. */
export const compileFail: StateHandler<'Fail'> = (compiler) => {
  const error = compileText(compiler, 'Error');
  const cause = compileText(compiler, 'Cause');
  // AWS: TestState shows it for a Fail state, although it has no InputPath.
  const see = inspected((input: Json) => input, 'afterInputPath', compiler.inspector);
  const fail = (scope: Scope, input: Json): never => {
    see(input);
    throw new StatesError(error(scope, input), cause(scope, input));
  };
  return {
    now: fail,
    // AWS: no second FailStateEntered; the failure points to ExecutionRedriven (recorded 2026).
    resume(scope, input) {
      scope.pointer = scope.run.redriven!.eventId;
      return fail(scope, input);
    },
  };
};

function compileText(
  { definition, queryLanguage }: StateCompiler<DefinitionOf<'Fail'>>,
  field: 'Error' | 'Cause',
): Field<string | undefined> {
  const literal = definition[field];
  const path = definition[`${field}Path`];
  if (queryLanguage === 'JSONata' && literal !== undefined) return compileJsonataField(literal, field, 'string');
  if (path === undefined) return () => literal;
  const expression = compileStringExpression(path);
  return (scope, input) => {
    const value = expression.evaluate(scope.seeing(input), `${field}Path`);
    if (typeof value === 'string') return value;
    throw new RuntimeError(
      `The ${field}Path parameter does not reference a string: ${path} == ${toCompactText(value)}`,
    );
  };
}

import { invariant } from '../../../errors/invariant';
import { RuntimeError } from '../../../errors/StatesError';
import type { ExpressionScope } from '../../../language/expressions/ExpressionScope';
import { compilePath, type JsonPath } from '../../../language/expressions/jsonPath/compilePath';
import { member, type Json, type JsonObject } from '../../../util/json';
import { comparisons, numberAtPath, typeTests } from './operators';

/** A compiled choice rule: returns whether it matches the scope's `$`. */
export type RuleTest = (scope: ExpressionScope) => boolean;

/** Compiles a JSONPath choice rule: `And`, `Or`, `Not`, or a `Variable` with one operator. */
export function compileRule(rule: JsonObject): RuleTest {
  const and = member(rule, 'And');
  if (and !== undefined) {
    const tests = (and as JsonObject[]).map(compileRule);
    return (scope) => tests.every((test) => test(scope));
  }
  const or = member(rule, 'Or');
  if (or !== undefined) {
    const tests = (or as JsonObject[]).map(compileRule);
    return (scope) => tests.some((test) => test(scope));
  }
  const not = member(rule, 'Not');
  if (not !== undefined) {
    const test = compileRule(not as JsonObject);
    return (scope) => !test(scope);
  }
  return compileDataTest(rule);
}

function compileDataTest(rule: JsonObject): RuleTest {
  const variable = compilePath(rule['Variable'] as string);
  const read = (scope: ExpressionScope): Json => found(variable, scope);
  for (const operator of Object.keys(rule)) {
    const operand = rule[operator]!;
    if (operator === 'IsPresent') return (scope) => (variable.select(scope) !== undefined) === operand;
    const typeTest = typeTests[operator];
    if (typeTest) return (scope) => typeTest(read(scope)) === operand;
    const comparison = comparisons[operator];
    if (comparison) return (scope) => comparison(read(scope), operand);
    const pathComparison = operator.endsWith('Path') ? comparisons[operator.slice(0, -'Path'.length)] : undefined;
    if (pathComparison) {
      const path = compilePath(operand as string);
      if (operator.startsWith('Numeric')) {
        return (scope) => pathComparison(read(scope), numberAtPath(found(path, scope)));
      }
      return (scope) => pathComparison(read(scope), found(path, scope));
    }
  }
  invariant(false, 'a choice rule without an operator came through validation');
}

/** AWS: a missing Variable fails the execution, whatever Default says. Only IsPresent accepts it. */
function found(path: JsonPath, scope: ExpressionScope): Json {
  const value = path.select(scope);
  if (value !== undefined) return value;
  throw new RuntimeError(
    `Invalid path '${path.source}': The choice state's condition path references an invalid value.`,
  );
}

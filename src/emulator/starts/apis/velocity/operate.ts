import { add, calculate, compare, looselyEqual, negated } from './arithmetic';
import { checkTextLength } from './bounds';
import type { Value } from './values';

/** Velocity 1.7: only null and false are false; an empty string and 0 are true. */
export function isTruthy(value: Value): boolean {
  return value !== null && value !== false;
}

/** An operator of a template. The second side is evaluated if it matters. */
export function operate(operator: string, first: Value, second: () => Value): Value {
  switch (operator) {
    case '&&':
      return isTruthy(first) && isTruthy(second());
    case '||':
      return isTruthy(first) || isTruthy(second());
    case 'not':
      return !isTruthy(first);
    case 'parenthesis':
      return first;
    case 'minus':
      return negated(first);
    case '==':
      return looselyEqual(first, second());
    case '!=':
      return !looselyEqual(first, second());
    case '+': {
      const sum = add(first, second());
      if (typeof sum === 'string') checkTextLength(sum.length);
      return sum;
    }
    case '-':
    case '*':
    case '/':
    case '%':
      return calculate(operator, first, second());
    default:
      return compare(operator, first, second());
  }
}

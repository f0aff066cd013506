import { doubleNumber, readNumber, type ExactNumber } from '../../../../util/ExactNumber';
import { isNumeric, isWhole, javaEquals, print, type Value } from './values';

/**
 * `+`. If one side is a string, both are joined as text. `null` if a side is no number.
 *
 * Source of these rules: Apache Velocity 1.7, ASTAddNode and ASTMathNode: whole numbers stay whole, a division too;
 * dividing by zero is null.
 */
export function add(left: Value, right: Value): Value {
  if (typeof left === 'string' || typeof right === 'string') return asText(left) + asText(right);
  return calculate('+', left, right);
}

/** AWS: what is null prints as nothing, see `Renderer`. */
function asText(value: Value): string {
  return value === null ? '' : print(value);
}

const onWhole: Readonly<Record<string, (left: bigint, right: bigint) => bigint | null>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => (right === 0n ? null : left / right),
  '%': (left, right) => (right === 0n ? null : left % right),
};

const onDoubles: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
};

/** More digits than this are no number of a request. */
const mostDigits = 1_000;

export function calculate(operator: string, left: Value, right: Value): Value {
  if (!isNumeric(left) || !isNumeric(right)) return null;
  if (isWhole(left) && isWhole(right)) {
    const result = onWhole[operator]!(toBig(left), toBig(right));
    if (result === null) return null;
    const text = String(result);
    return text.length > mostDigits ? null : readNumber(text);
  }
  return doubleNumber(onDoubles[operator]!(Number(left), Number(right)));
}

export function negated(value: Value): Value {
  return calculate('-', 0, value);
}

function toBig(value: number | ExactNumber): bigint {
  return BigInt(typeof value === 'number' ? value : value.text);
}

/** `<`, `>`, `<=`, `>=`: only numbers compare, everything else is false (ASTComparisonNode). */
export function compare(operator: string, left: Value, right: Value): boolean {
  if (!isNumeric(left) || !isNumeric(right)) return false;
  const [a, b] = isWhole(left) && isWhole(right) ? [toBig(left), toBig(right)] : [Number(left), Number(right)];
  switch (operator) {
    case '<':
      return a < b;
    case '>':
      return a > b;
    case '<=':
      return a <= b;
    default:
      return a >= b;
  }
}

/** `==`: numbers by value; of two classes, both as text (ASTEQNode). */
export function looselyEqual(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  if (isNumeric(left) && isNumeric(right)) return compare('<=', left, right) && compare('>=', left, right);
  return javaEquals(left, right) || (typeof left !== typeof right && print(left) === print(right));
}

import { LimitExceeded, maxElements, type WorkCounter } from '../bounds/limits';
import { manyNames, weights } from '../bounds/weights';
import { string } from '../functions/string';
import { JsonataFailure } from '../library/library';
import { leftOf, type AstNode } from '../syntax/ast';
import { isArray, hasOwn } from '../values/natives';
import { isJsonNumber } from '../values/numbers';
import { sequenceOf } from '../values/sequences';
import { truth } from '../values/truth';
import { Frame, type NodeCompiler } from './Frame';
import type { Evaluation } from './Evaluation';

type Operator = (left: unknown, right: unknown, token: string, run: Evaluation) => unknown;

const arithmetic: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

const comparisons: Readonly<Record<string, (a: never, b: never) => boolean>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Undefined on either side gives undefined, but only after checking that the other side is a number. */
const calculate: Operator = (left, right, token) => {
  if (left !== undefined && !isJsonNumber(left)) throw new JsonataFailure('T2001', { token, value: left });
  if (right !== undefined && !isJsonNumber(right)) throw new JsonataFailure('T2002', { token, value: right });
  return left === undefined || right === undefined ? undefined : arithmetic[token]!(left, right);
};

const isOrdered = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';

const compare: Operator = (left, right, token, run) => {
  for (const value of [left, right]) {
    if (value !== undefined && !isOrdered(value)) {
      throw new JsonataFailure('T2010', { token, value: isOrdered(left) ? right : left });
    }
  }
  if (left === undefined || right === undefined) return undefined;
  if (typeof left !== typeof right) throw new JsonataFailure('T2009', { token, value: left, value2: right });
  if (typeof left === 'string') run.step(left.length >> 6);
  return comparisons[token]!(left as never, right as never);
};

const isIn: Operator = (left, right, _token, run) => {
  if (left === undefined || right === undefined) return false;
  if (!isArray(right)) return right === left;
  run.step(right.length * weights.inItem);
  return right.indexOf(left) >= 0;
};

const operators: Readonly<Record<string, Operator>> = {
  ...Object.fromEntries(Object.keys(arithmetic).map((token) => [token, calculate])),
  ...Object.fromEntries(Object.keys(comparisons).map((token) => [token, compare])),
  '=': (left, right, _token, run) => left !== undefined && right !== undefined && deepEqual(left, right, run),
  '!=': (left, right, _token, run) => left !== undefined && right !== undefined && !deepEqual(left, right, run),
  in: isIn,
};

/** Binary operators: both sides are evaluated, left first; `and` and `or` may skip the right one. */
export const compileBinary: NodeCompiler = (node, depth, compile) => {
  const left = compile(leftOf(node), depth + 1);
  const right = compile(node.rhs!, depth + 1);
  const token = node.value as string;
  const units = token === '&' ? weights.operator + weights.concatenation : weights.operator;
  switch (token) {
    case 'and':
      return (input, frame) => {
        frame.run.step(units);
        const holds = truth(left(input, frame), frame.run);
        return (holds ? named('and', () => truth(right(input, frame), frame.run)) : false) ?? false;
      };
    case 'or':
      return (input, frame) => {
        frame.run.step(units);
        const holds = truth(left(input, frame), frame.run);
        return (holds ? true : named('or', () => truth(right(input, frame), frame.run))) ?? false;
      };
    case '&':
      return (input, frame) => {
        const first = left(input, frame);
        const second = right(input, frame);
        frame.run.step(units);
        return frame.run.keep(textOf(first, frame.run) + textOf(second, frame.run));
      };
    case '..':
      return (input, frame) => {
        frame.run.step(units);
        const first = left(input, frame);
        const range = rangeOf(first, right(input, frame), frame.run);
        return frame.run.keep(range, isArray(range) ? range.length * bytesOfNumber : undefined);
      };
    default: {
      const operator = operators[token]!;
      return (input, frame) => {
        const first = left(input, frame);
        frame.run.step(units);
        return operator(first, right(input, frame), token, frame.run);
      };
    }
  }
};

/** The library reports errors of the right side as its own, with the operator's name. */
function named<T>(token: string, evaluate: () => T): T {
  try {
    return evaluate();
  } catch (error) {
    (error as { token?: unknown }).token = token;
    throw error;
  }
}

/** A value as an operand of `&`. */
function textOf(value: unknown, run: Evaluation): string {
  if (typeof value === 'string') return value;
  if (value === undefined) return '';
  return string.call([value], run) as string;
}

export function negate(value: unknown, node: AstNode): unknown {
  if (value === undefined) return undefined;
  if (!isJsonNumber(value)) throw new JsonataFailure('D1002', { position: node.position, token: node.value, value });
  return -value;
}

/** As `upperBound` counts a number in an array. */
const bytesOfNumber = 26;

/** Above this, the library itself throws its own error. */
const maxLibraryElements = 1e7;

/** `first..last`: both must be whole numbers; undefined if one is missing or the first is greater. */
export function rangeOf(first: unknown, last: unknown, counter: WorkCounter): unknown {
  if (first !== undefined && !Number.isInteger(first)) throw new JsonataFailure('T2003', { value: first });
  if (last !== undefined && !Number.isInteger(last)) throw new JsonataFailure('T2004', { value: last });
  if (first === undefined || last === undefined || (first as number) > (last as number)) return undefined;
  const size = (last as number) - (first as number) + 1;
  if (size > maxLibraryElements) throw new JsonataFailure('D2014', { value: size });
  if (size > maxElements) throw new LimitExceeded('memory');
  counter.step(size * weights.rangeItem);
  const items = new Array<number>(size);
  for (let at = 0; at < size; at++) items[at] = (first as number) + at;
  return sequenceOf(items);
}

/** `a ? b : c`; without an else it may be undefined. */
export const compileCondition: NodeCompiler = (node, depth, compile) => {
  const condition = compile(node.condition!, depth + 1);
  const then = compile(node.then!, depth + 1);
  const otherwise = node.else === undefined ? undefined : compile(node.else, depth + 1);
  const position = node.position!;
  const units = weights.condition;
  return (input, frame) => {
    const { run } = frame;
    run.step(units);
    const holds = truth(condition(input, frame), run) === true;
    run.bindings.went?.(run.place, position, holds);
    return holds ? then(input, frame) : otherwise?.(input, frame);
  };
};

/** `(a; b)`: variables of its own, the value of the last part. */
export const compileBlock: NodeCompiler = (node, depth, compile) => {
  const parts = node.expressions!.map((part) => compile(part, depth + 1));
  const units = weights.block;
  return (input, frame) => {
    const inner = new Frame(frame.run, frame.depth, frame);
    frame.run.step(units);
    let value: unknown;
    for (const part of parts) value = part(input, inner);
    return value;
  };
};

/** `$name := value`. */
export const compileBind: NodeCompiler = (node, depth, compile) => {
  const name = leftOf(node).value as string;
  const right = compile(node.rhs!, depth + 1);
  const units = weights.bind;
  return (input, frame) => {
    const value = right(input, frame);
    frame.run.step(units);
    frame.bind(name, value);
    return value;
  };
};

/** The `=` of JSONata: the order of members does not count. */
export function deepEqual(left: unknown, right: unknown, counter: WorkCounter): boolean {
  if (typeof left === 'string') {
    counter.step(left.length >> 6);
    return left === right;
  }
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (isArray(left) && isArray(right)) {
    if (left.length !== right.length) return false;
    let index = 0;
    while (index < left.length) {
      const [one, other] = [left[index], right[index]];
      if (typeof one === 'number' ? one !== other : !deepEqual(one, other, counter)) break;
      index++;
    }
    counter.step(index * weights.equalItem);
    return index === left.length;
  }
  // An array and an object are compared by their properties, `length` among them.
  const names = Object.getOwnPropertyNames(left);
  counter.step(names.length * (names.length < manyNames ? weights.equalFewMembers : weights.equalMember));
  return (
    names.length === Object.getOwnPropertyNames(right).length &&
    names.every((name) => hasOwn(right, name) && deepEqual(property(left, name), property(right, name), counter))
  );
}

function property(object: object, name: string): unknown {
  return (object as Record<string, unknown>)[name];
}

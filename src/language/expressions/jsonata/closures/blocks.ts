import { leftOf } from '../syntax/ast';
import { truth } from '../values/truth';
import type { NodeCompiler } from './Closure';
import { Frame } from './Frame';

/** `a ? b : c`; without an else it may be nothing. */
export const compileCondition: NodeCompiler = (node, depth, compile) => {
  const condition = compile(node.condition!, depth + 1);
  const then = compile(node.then!, depth + 1);
  const otherwise = node.else === undefined ? undefined : compile(node.else, depth + 1);
  const position = node.position!;
  return (input, frame) => {
    const { run } = frame;
    const holds = truth(condition(input, frame), run) === true;
    run.bindings.went?.(run.place, position, holds);
    return holds ? then(input, frame) : otherwise?.(input, frame);
  };
};

/** `(a; b)`: variables of its own, the value of the last part. */
export const compileBlock: NodeCompiler = (node, depth, compile) => {
  const parts = node.expressions!.map((part) => compile(part, depth + 1));
  return (input, frame) => {
    const inner = new Frame(frame.run, frame.depth, frame);
    let value: unknown;
    for (const part of parts) value = part(input, inner);
    return value;
  };
};

/** `$name := value`. */
export const compileBind: NodeCompiler = (node, depth, compile) => {
  const name = leftOf(node).value as string;
  const right = compile(node.rhs!, depth + 1);
  return (input, frame) => {
    const value = right(input, frame);
    frame.bind(name, value);
    return value;
  };
};

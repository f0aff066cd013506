import { JsonataFailure, parametersOf } from '../library/library';
import { weights } from '../bounds/weights';
import { leftOf, type AstNode } from '../syntax/ast';
import { isFunctionValue, unwrap } from '../values/sequences';
import { apply, noteName, wrap, isClosureFunction, Lambda, type TailCall } from './apply';
import { Frame, type Closure, type Compile, type NodeCompiler } from './Frame';

/** `$f(a, b)`. */
export const compileCall: NodeCompiler = (node, depth, compile) => {
  const call = compileCallOf(node, depth, compile);
  return (input, frame) => call(input, frame, []);
};

type Call = (input: unknown, frame: Frame, before: readonly unknown[]) => unknown;

/** A call with values before its arguments: none, or the left side of `~>`. */
function compileCallOf(node: AstNode, depth: number, compile: Compile): Call {
  const procedure = compile(node.procedure!, depth + 1);
  const args = node.arguments!.map((argument) => compile(argument, depth + 1));
  const name = calledName(node.procedure!);
  const units = weights.callNode;
  return (input, frame, before) => {
    const { run } = frame;
    run.step(units);
    const called = procedure(input, frame);
    failWhenForgotten(node, called, frame, 'T1005');
    const values = before.slice();
    for (let index = 0; index < args.length; index++) {
      const value = args[index]!(input, frame);
      values.push(isFunctionValue(value) ? wrap(value, run) : value);
    }
    // The library stores the name on anything whose type is object.
    if (called === null) throw new TypeError('null is called as a function');
    noteName(called, name);
    const outerDepth = run.callDepth;
    run.callDepth = frame.depth + depth;
    try {
      const result = apply(called, values, input, run);
      run.callDepth = outerDepth;
      return result;
    } catch (error) {
      const failure = error as { token?: unknown };
      if (!isTruthy(failure.token)) failure.token = name;
      throw error;
    }
  };
}

/** Its name in error messages: the variable, or the first name of a path. */
function calledName(procedure: AstNode): string | undefined {
  const value = procedure.type === 'path' ? procedure.steps![0]!.value : procedure.value;
  return value as string | undefined;
}

/** Throws if undefined is called but a function with this name exists: its `$` is missing. */
function failWhenForgotten({ procedure, position }: AstNode, called: unknown, frame: Frame, code: string): void {
  if (called !== undefined || procedure!.type !== 'path') return;
  const token = calledName(procedure!);
  if (isTruthy(frame.lookup(String(token)))) throw new JsonataFailure(code, { position, token });
}

function isTruthy(value: unknown): boolean {
  return Boolean(value);
}

/** `value ~> $f` and `value ~> $f(more)`. */
export const compileApply: NodeCompiler = (node, depth, compile) => {
  const left = compile(leftOf(node), depth + 1);
  const right = node.rhs!;
  if (right.type === 'function') {
    // The call is not a separate node here, so it has the depth of the operator, and its filters do not count.
    const call = compileCallOf(right, depth, compile);
    return (input, frame) => call(input, frame, [left(input, frame)]);
  }
  const readFunction = compile(right, depth + 1);
  return (input, frame) => {
    const { run } = frame;
    run.step(weights.operator);
    const value = left(input, frame);
    const procedure = readFunction(input, frame);
    if (!isFunctionValue(procedure)) throw new JsonataFailure('T2006', { position: node.position, value: procedure });
    const outerDepth = run.callDepth;
    run.callDepth = frame.depth + depth;
    const result = isFunctionValue(value) ? chain(value, procedure, frame) : apply(procedure, [value], null, run);
    run.callDepth = outerDepth;
    return result;
  };
};

/** `$f ~> $g`, as the library defines it: `function($x){ $g($f($x)) }`. */
function chain(first: unknown, second: unknown, frame: Frame): Lambda {
  const callFirst: Closure = (_input, inner) => {
    const { run } = inner;
    noteName(first, 'f');
    const outerDepth = run.callDepth;
    run.callDepth = inner.depth + 1;
    const value = apply(first, [inner.lookup('x')], null, run);
    run.callDepth = outerDepth;
    return unwrap(value);
  };
  const body: Closure = (input, inner): TailCall => ({
    isTailCall: true,
    procedure: () => second,
    name: 'g',
    args: [callFirst],
    input,
    frame: inner,
  });
  return new Lambda(['x'], undefined, { input: null, frame, body });
}

/** `function($a){…}`, and the calls that the library has recognized as tail calls. */
export const compileLambda: NodeCompiler = (node, _depth, compile) => {
  if (node.thunk === true) return compileTailCall(node.body!, compile);
  const parameters = node.arguments!.map((parameter) => parameter.value as string);
  const body = compile(node.body!, 1);
  return (input, frame) => {
    frame.run.step(weights.node);
    return new Lambda(parameters, node.signature, { input, frame, body });
  };
};

function compileTailCall(node: AstNode, compile: Compile): Closure {
  const procedure = compile(node.procedure!, 1);
  const name = node.procedure!.type === 'variable' ? (node.procedure!.value as string) : undefined;
  const args = node.arguments!.map((argument) => compile(argument, 1));
  return (input, frame): TailCall => ({ isTailCall: true, procedure, name, args, input, frame });
}

/** `$f(?, 1)`: a function of the open arguments. It does not check the signature. */
export const compilePartial: NodeCompiler = (node, depth, compile) => {
  const args = node.arguments!.map((arg) => (isOpen(arg) ? undefined : compile(arg, depth + 1)));
  const procedure = compile(node.procedure!, depth + 1);
  return (input, frame) => {
    frame.run.step(weights.partial);
    const values = args.map((arg) => arg?.(input, frame));
    const applied = procedure(input, frame);
    failWhenForgotten(node, applied, frame, 'T1007');
    const open = (index: number): boolean => index < args.length && args[index] === undefined;
    if (applied instanceof Lambda) {
      const { input: context, frame: outer, body } = applied.definition;
      return bindSome(applied.parameters, values, open, { input: context, frame: outer, body });
    }
    const { run } = frame;
    if (isClosureFunction(applied)) {
      return bindNative(parametersOf(applied.implementation), (given) => applied.call(given, run));
    }
    if (typeof applied === 'function') {
      return bindNative(parametersOf(applied), (given) => (applied as (...given: unknown[]) => unknown)(...given));
    }
    throw new JsonataFailure('T1008', { position: node.position, token: calledName(node.procedure!) });

    function bindNative(parameters: readonly string[], call: (given: unknown[]) => unknown): Lambda {
      const body: Closure = (_input, inner) => call(parameters.map((name) => inner.lookup(name)));
      return bindSome(parameters, values, open, { input: undefined, frame, body });
    }
  };
};

function isOpen({ type, value }: { type: string; value?: unknown }): boolean {
  return type === 'operator' && value === '?';
}

function bindSome(
  parameters: readonly string[],
  values: readonly unknown[],
  open: (index: number) => boolean,
  definition: Lambda['definition'],
): Lambda {
  const left = parameters.filter((_, index) => open(index));
  const given = parameters.flatMap((name, index) => (open(index) ? [] : [[name, values[index]] as const]));
  const { frame } = definition;
  const bound = new Frame(
    frame.run,
    frame.depth,
    frame,
    given.map(([name]) => name),
    given.map(([, value]) => value),
  );
  return new Lambda(left, undefined, { ...definition, frame: bound, isPartial: true });
}

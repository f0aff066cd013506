import { JsonataFailure } from '../library/JsonataFailure';
import { parametersOf } from '../library/library';
import { isClosureFunction } from './apply';
import { calledName, failWhenForgotten } from './calls';
import type { Closure, NodeCompiler } from './Closure';
import { Frame } from './Frame';
import { Lambda } from './Lambda';

/** `$f(?, 1)`: a function of what is left open. It checks no signature. */
export const compilePartial: NodeCompiler = (node, depth, compile) => {
  const args = node.arguments!.map((arg) => (isOpen(arg) ? undefined : compile(arg, depth + 1)));
  const procedure = compile(node.procedure!, depth + 1);
  return (input, frame) => {
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

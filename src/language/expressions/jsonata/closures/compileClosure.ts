import { invariant } from '../../../../errors/invariant';
import type { Json } from '../../../../util/json';
import { addMessage } from '../library/library';
import type { AstNode } from '../syntax/ast';
import { joinStates, statesMember } from '../syntax/joinStates';
import { unwrap, isSequence } from '../values/sequences';
import { toPlain } from '../values/toPlain';
import { compileBind, compileBlock, compileCondition, compileBinary } from './operators';
import { compileApply, compileCall, compileLambda, compilePartial } from './calls';
import { Frame, type Closure, type NodeCompiler } from './Frame';
import { compileUnary, groupBy } from './constructors';
import { Evaluation, ownBindings } from './Evaluation';
import { compileFilter } from './filter';
import {
  compileDescendants,
  compileLiteral,
  compileName,
  compileParent,
  compileRegex,
  compileStatesMember,
  compileVariable,
  compileWildcard,
} from './leaves';
import { compileSteps } from './path';
import { changesData, compileTransform } from './transform';
import type { JsonataBindings } from '../JsonataBindings';

/**
 * A whole expression as a function. `input` is the context item at the top level, which Step Functions leaves out;
 * `place` is the field that contains it. Throws what the library would throw, and `UnsupportedResult`.
 */
export type EvaluateExpression = (bindings: JsonataBindings, input?: unknown, place?: string) => Json | undefined;

/** All kinds of nodes. */
const compilers: Readonly<Record<string, NodeCompiler>> = {
  string: compileLiteral,
  number: compileLiteral,
  value: compileLiteral,
  regex: compileRegex,
  variable: compileVariable,
  name: compileName,
  [statesMember]: compileStatesMember,
  parent: compileParent,
  wildcard: compileWildcard,
  descendant: compileDescendants,
  path: compileSteps,
  binary: compileBinary,
  unary: compileUnary,
  condition: compileCondition,
  block: compileBlock,
  bind: compileBind,
  function: compileCall,
  apply: compileApply,
  lambda: compileLambda,
  partial: compilePartial,
  transform: compileTransform,
};

/** Compiles an expression. Changes its tree. */
export function compileClosure(tree: AstNode): EvaluateExpression {
  joinStates(tree);
  const closure = compileNode(tree, 1);
  const ownsData = changesData(tree);
  return (bindings, input, place) => {
    const run = new Evaluation(ownsData ? ownBindings(bindings) : bindings, place);
    try {
      return toPlain(closure(input, new Frame(run, 0)), (value) => run.isForeign(value));
    } catch (error) {
      if (typeof (error as { code?: unknown } | undefined)?.code === 'string') addMessage(error as object);
      throw error;
    }
  };
}

/** Any node: its own value, then its filters and its grouping, then the result as other nodes see it. */
function compileNode(node: AstNode, depth: number): Closure {
  const compiler = compilers[node.type];
  invariant(compiler !== undefined, `jsonata has a kind of node ${node.type}`);
  let closure = compiler(node, depth, compileNode);
  for (const stage of node.predicate ?? []) {
    const filter = compileFilter(stage, depth + 1, compileNode);
    const inner = closure;
    closure = (input, frame) => filter(inner(input, frame), frame);
  }
  if (node.group !== undefined && node.type !== 'path') {
    const group = groupBy(node.group.lhs, node.group.position, depth + 1, compileNode);
    const inner = closure;
    closure = (input, frame) => group(inner(input, frame), frame);
  }
  if (node.predicate === undefined && node.group === undefined && isNeverSequence(node)) return closure;
  const inner = closure;
  if (node.keepArray !== true) return (input, frame) => unwrap(inner(input, frame));
  return (input, frame) => {
    const value = inner(input, frame);
    if (isSequence(value) && value.tupleStream !== true) value.keepSingleton = true;
    return unwrap(value);
  };
}

function isNeverSequence(node: AstNode): boolean {
  if (node.type === 'binary') return node.value !== '..';
  return ['string', 'number', 'value', 'regex', 'lambda', 'unary'].includes(node.type);
}

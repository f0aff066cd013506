import type { Json } from '../../../../util/json';
import { setMember } from '../../../../util/setMember';
import { JsonataFailure, signatureOf } from '../library/library';
import { allNodes, bindsName, type AstNode } from '../syntax/ast';
import { isArray } from '../values/natives';
import { isFunctionValue } from '../values/sequences';
import { UnsupportedResult } from '../values/toPlain';
import { weights } from '../bounds/weights';
import { apply } from './apply';
import { Frame, type NodeCompiler } from './Frame';
import type { ClosureFunction } from './closureFunctions';
import type { Evaluation } from './Evaluation';

const signature = '<(oa):o>';

/** `|pattern|update, deletions|`: a function that changes what the pattern finds in a copy of its argument. */
export const compileTransform: NodeCompiler = (node, _depth, compile) => {
  const pattern = compile(node.pattern!, 1);
  const update = compile(node.update!, 1);
  const deletions = node.delete === undefined ? undefined : compile(node.delete, 1);

  const transform = (value: unknown, outer: Frame): unknown => {
    if (value === undefined) return undefined;
    const { run } = outer;
    const frame = new Frame(run, run.callDepth, outer);
    const copy = apply(cloneOf(frame, node), [value], null, run);
    const found = pattern(copy, frame);
    if (found === undefined) return copy;
    run.changesData();
    for (const match of isArray(found) ? found : [found]) {
      run.step(weights.transform);
      if (typeof match === 'function') throw new JsonataFailure('D1010', { position: node.position });
      setMembers(match, update(match, frame), node, run);
      if (deletions !== undefined) deleteMembers(match, deletions(match, frame), node, run);
    }
    return copy;
  };

  return (_input, frame): ClosureFunction => ({
    _jsonata_function: true,
    signature: signatureOf(signature)!,
    implementation: oneArgument,
    call: ([value]) => transform(value, frame),
  });
};

function oneArgument(value: unknown): unknown {
  return value;
}

/** The function with this name copies the value. An expression may have replaced it. */
function cloneOf(frame: Frame, { position }: AstNode): unknown {
  const clone = frame.lookup('clone');
  if (!isFunctionValue(clone)) throw new JsonataFailure('T2013', { position });
  return clone;
}

function setMembers(match: unknown, update: unknown, node: AstNode, run: Evaluation): void {
  if (update === undefined) return;
  if (typeof update !== 'object' || update === null || isArray(update)) {
    throw new JsonataFailure('T2011', { position: node.update!.position, value: update });
  }
  const members = Object.entries(update);
  run.step(members.length * weights.transformMember);
  if (members.length === 0) return;
  if (typeof match !== 'object' || match === null) throw new TypeError('Only objects have members');
  // The library would turn the match into something that is partly a function.
  if (isFunctionValue(update)) throw new UnsupportedResult();
  for (const [name, value] of members) setMember(match as Record<string, Json>, name, value as Json);
}

function deleteMembers(match: unknown, deletions: unknown, node: AstNode, run: Evaluation): void {
  if (deletions === undefined) return;
  const names: readonly unknown[] = isArray(deletions) ? deletions : [deletions];
  run.step(names.length * weights.transformMember);
  if (!names.every((name) => typeof name === 'string')) {
    throw new JsonataFailure('T2012', { position: node.delete!.position, value: deletions });
  }
  if (typeof match !== 'object' || match === null) return;
  for (const name of names) delete (match as Record<string, unknown>)[name];
}

/**
 * Whether a transform may change input data, because its pattern may lead outside the copy that it works on, or because
 * the expression defines its own `$clone`.
 */
export function changesData(root: AstNode): boolean {
  const nodes = allNodes(root);
  const transforms = nodes.filter((node) => node.type === 'transform');
  if (transforms.length === 0) return false;
  return nodes.some((node) => bindsName(node, 'clone')) || !transforms.every((node) => staysInside(node.pattern!));
}

const innerSteps = new Set(['name', 'wildcard', 'descendant', 'sort']);

/** Whether what a pattern finds is new or part of the item on which it is evaluated. */
function staysInside(node: AstNode): boolean {
  if (node.type === 'path') return node.steps!.every(staysInside);
  return node.type === 'variable' ? node.value === '' : innerSteps.has(node.type);
}

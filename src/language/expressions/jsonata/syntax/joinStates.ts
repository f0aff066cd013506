import { allNodes, bindsName, childrenOf, type AstNode } from './ast';

/** The type of a node that `joinStates` creates: a member of `$states`. */
export const statesMember = 'statesMember';

/**
 * Joins `$states.input` into one step, so that it does not create the context object. Changes the tree. Does nothing if
 * `$states` is bound to something else, or if the path refers back to all of it.
 */
export function joinStates(root: AstNode): void {
  if (!allNodes(root).some((node) => bindsName(node, 'states'))) join(root);
}

function join(node: AstNode): void {
  const [first, second, ...others] = node.steps ?? [];
  const isStates = first?.type === 'variable' && first.value === 'states' && isBare(first);
  if (isStates && second?.type === 'name' && !looksBack(second)) {
    node.steps = [{ ...second, type: statesMember }, ...others];
  }
  childrenOf(node).forEach(join);
}

/** Whether a path returns from a step to the value before it: by `@$name`, or by a later `%`. */
export function looksBack({ focus, ancestor }: AstNode): boolean {
  return focus !== undefined || ancestor !== undefined;
}

/** Whether a step has no filter, no grouping, no `[]` and no names. */
export function isBare({ stages, predicate, group, keepArray, tuple }: AstNode): boolean {
  return stages === undefined && predicate === undefined && group === undefined && keepArray !== true && tuple !== true;
}

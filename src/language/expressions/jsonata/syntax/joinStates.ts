import { allNodes, bindsName, childrenOf, type AstNode } from './ast';

/** The type of a node that `joinStates` makes: a member of `$states`. */
export const statesMember = 'statesMember';

/**
 * Makes one step of `$states.input`, so that it does not cost making the context object. Changes the tree. Not where
 * the name `$states` means something else, and not where the path goes back to the whole of it.
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

/** Whether a path comes back from a step to what the step was taken on: by `@$name`, or by `%` further on. */
export function looksBack({ focus, ancestor }: AstNode): boolean {
  return focus !== undefined || ancestor !== undefined;
}

/** Whether a step is nothing but itself: no filter, no grouping, no `[]`, no names. */
export function isBare({ stages, predicate, group, keepArray, tuple }: AstNode): boolean {
  return stages === undefined && predicate === undefined && group === undefined && keepArray !== true && tuple !== true;
}

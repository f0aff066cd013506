import type { DocumentPath } from '../../../../definitions/document/DefinitionDocument';
import type { Commands } from './Commands';

/** The rule, catcher or branch that Alt and an arrow key move: the chosen one, or the branch of the selected state. */
export function branchOf({ block, way, designer }: Commands): DocumentPath | undefined {
  const path = way.peek()?.slice(0, -1) ?? block.peek() ?? designer.selected.peek()?.slice(0, -2);
  return typeof path?.at(-1) === 'number' ? path : undefined;
}

import type { PartRequest } from '../../contract/PartRequest';
import { HarnessError } from '../../errors/HarnessError';
import type { BlockView, WalkedState } from '../../language/asl/walk';
import type { Json } from '../../util/json';
import { checkInput } from './checkInput';
import { blocksAround, statePath } from './findPlace';
import type { ResolvedPart } from './resolvePart';
import { checkAssignedBefore, checkValues } from './variables';
import { firstStateOf, reachableFrom } from './ways';

/**
 * Throws a HarnessError for a part that no execution can have: an `until` that does not follow, variables or an input
 * that no state before can have given.
 */
export function checkPart(part: ResolvedPart, input: Json, request: PartRequest): void {
  const { from, until } = part;
  const { variables = {}, unassigned = [] } = request;
  if (until !== undefined) checkUntil(from, until);
  checkAssignedBefore(from, [...Object.keys(variables), ...unassigned]);
  if (request.from !== undefined) checkInput(from, input);
  checkValues(from, variables);
}

function checkUntil(from: WalkedState, until: WalkedState): void {
  const reached = reachableFrom(from);
  if (reached.has(until)) return;
  throw new HarnessError(
    `until: no run that begins at '${from.name}' comes to '${until.name}'. ${whyNot(from, until, reached)}`,
  );
}

function whyNot(from: WalkedState, until: WalkedState, reached: ReadonlySet<WalkedState>): string {
  const around = [...blocksAround(from)];
  const child = [...blocksAround(until)].find((block) => block.distributed && !around.includes(block));
  if (child !== undefined)
    return (
      `It is in the child executions of the Distributed Map '${child.owner!.name}', which are executions of their own. ` +
      `Begin there, too (from: '${statePath(firstStateOf(child) ?? until)}'), or end after '${child.owner!.name}'.`
    );
  if (isOutside(from.block, until))
    return (
      `A run that begins inside '${from.block.owner!.name}' ends with that ${from.block.kind === 'branch' ? 'branch' : 'item'}, ` +
      `because the results of the others are not known. States that it comes to: ${namesOf(reached)}.`
    );
  return `States that it comes to: ${namesOf(reached)}.`;
}

/** Whether a run in the block would have to leave it. */
function isOutside(block: BlockView, state: WalkedState): boolean {
  return block.owner !== undefined && ![...blocksAround(state)].includes(block);
}

function namesOf(states: ReadonlySet<WalkedState>): string {
  return [...states].map(({ name }) => name).join(', ');
}

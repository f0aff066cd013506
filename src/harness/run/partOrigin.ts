import type { PartRequest } from '../../contract/PartRequest';
import type { StateMachineDefinition } from '../../language/asl/types';
import { walkDefinition } from '../../language/asl/walk';
import { blocksAround, findPlace } from '../../story/part/findPlace';
import type { Origin } from '../../story/trace/Story';
import type { JsonObject } from '../../util/json';

/** What is known about a run of a part besides its history. */
export function partOrigin(origin: Origin, part: PartRequest): Origin {
  const { definition } = origin;
  const known = { ...origin, part, variables: part.variables };
  if (definition === undefined || part.from === undefined) return known;
  const { state, items } = findPlace(walkDefinition(definition as unknown as JsonObject), part.from, 'from');
  // A child of a Distributed Map runs a definition of its own.
  const child = [...blocksAround(state)].find(({ distributed }) => distributed);
  if (child !== undefined) return { ...known, definition: child.object as unknown as StateMachineDefinition };
  const Index = items.at(-1)?.index;
  if (Index === undefined) return known;
  const { Map: { Item } = {}, ...context } = part.context ?? {};
  return { ...known, part: { ...part, context: { ...context, Map: { Item: { Index, ...Item } } } } };
}

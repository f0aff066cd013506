import type { PartRequest } from '../../contract/PartRequest';
import type { StateMachineDefinition } from '../../language/asl/types';
import { walkDefinition } from '../../language/asl/walk';
import { blocksAround, findPlace } from '../../story/part/findPlace';
import type { Origin } from '../../story/trace/Story';
import type { JsonObject } from '../../util/json';

/** What is known about a run of a part besides its history. */
export function partOrigin(origin: Origin, part: PartRequest): Origin {
  return { ...origin, part, variables: part.variables, definition: childDefinition(origin.definition, part.from) };
}

/** A child of a Distributed Map runs a definition of its own. */
function childDefinition(
  definition: StateMachineDefinition | undefined,
  from: string | undefined,
): StateMachineDefinition | undefined {
  if (definition === undefined || from === undefined) return definition;
  const { state } = findPlace(walkDefinition(definition as unknown as JsonObject), from, 'from');
  const child = [...blocksAround(state)].find(({ distributed }) => distributed);
  return child === undefined ? definition : (child.object as unknown as StateMachineDefinition);
}

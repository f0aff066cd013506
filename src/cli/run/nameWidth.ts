import { allStates, walkDefinition, type WalkedState } from '../../language/asl/walk';
import type { JsonObject } from '../../util/json';

const widest = 48;

/** Room for every name of a state, with what is drawn before the ones inside Parallel and Map. */
export function nameWidth(definition: string): number {
  const states = [...allStates(walkDefinition(JSON.parse(definition) as JsonObject))];
  const width = states.reduce((most, state) => Math.max(most, state.name.length + drawnBefore(state)), 0);
  return Math.min(widest, width);
}

function drawnBefore({ block: { kind, owner } }: WalkedState): number {
  if (owner === undefined) return 0;
  return (kind === 'branch' ? 3 : 4) + drawnBefore(owner);
}

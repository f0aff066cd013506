import type { StateMachineDefinition } from '../../language/asl/types';
import { allStates, walkDefinition, type WalkedState } from '../../language/asl/walk';
import type { JsonObject } from '../../util/json';

const known = new WeakMap<StateMachineDefinition, ReadonlyMap<string, WalkedState>>();

/** A state of a definition, wherever it is nested; names are unique in a machine. */
export function findState(definition: StateMachineDefinition | undefined, name: string): WalkedState | undefined {
  return definition && statesOf(definition).get(name);
}

/** All states of a definition by name, each before those inside it. */
export function statesOf(definition: StateMachineDefinition): ReadonlyMap<string, WalkedState> {
  let states = known.get(definition);
  if (states === undefined) {
    const machine = walkDefinition(definition as unknown as JsonObject);
    states = new Map([...allStates(machine)].map((state) => [state.name, state]));
    known.set(definition, states);
  }
  return states;
}

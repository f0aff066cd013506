import { HarnessError } from '../../errors/HarnessError';
import type { StateMachineDefinition } from '../../language/asl/types';
import { allStates, walkDefinition, type WalkedState } from '../../language/asl/walk';
import type { JsonObject } from '../../util/json';
import { didYouMean } from '../../util/nearest';

const known = new WeakMap<StateMachineDefinition, ReadonlyMap<string, WalkedState>>();

/** A state of a definition, at any depth; names are unique in a machine. */
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

/** Throws a HarnessError, with the nearest known name, unless a state has this name. */
export function checkState(name: string, names: readonly string[], where = 'The state machine'): void {
  if (names.includes(name)) return;
  const given: unknown = name;
  if (typeof given !== 'string')
    throw new HarnessError(`The name of a state must be a string, not ${JSON.stringify(given) ?? String(given)}.`);
  const hint = didYouMean(name, names) ?? `Its states: ${names.join(', ')}.`;
  throw new HarnessError(`${where} has no state '${name}'. ${hint}`);
}

/**
 * Throws a HarnessError unless an execution of the machine can come to the state: the states of a Distributed Map run
 * in executions of their own, and are never found in this one.
 */
export function checkOwnState(definition: StateMachineDefinition, name: string): void {
  const states = statesOf(definition);
  if (!states.has(name)) checkState(name, [...states.keys()]);
  let map: string | undefined;
  for (let block = states.get(name)!.block; block.owner !== undefined; block = block.owner.block)
    if (block.distributed) map = block.owner.name;
  if (map === undefined) return;
  throw new HarnessError(
    `State '${name}' runs in the child executions of the Distributed Map '${map}', not in this one. ` +
      `Look at a child: const each = await run.mapRun('${map}'); (await each.item(0)).state('${name}')`,
  );
}

import type { StateMachineDefinition } from '../../language/asl/types';
import { statesIn } from '../../language/asl/walk';
import { didYouMean } from '../../util/nearest';

const mockable: readonly (string | undefined)[] = ['Task', 'Map', 'Parallel'];

/** Whether states of a type can be mocked. */
export function isMockable(type: string | undefined): boolean {
  return mockable.includes(type);
}

const known = new WeakMap<StateMachineDefinition, ReadonlyMap<string, string>>();

/** The types of all states of a definition, including those inside branches and processors, by name. */
export function stateTypesOf(definition: StateMachineDefinition): ReadonlyMap<string, string> {
  let types = known.get(definition);
  if (types === undefined) {
    const states = statesIn(definition);
    types = new Map([...states].map(({ name, type = '' }) => [name, type]));
    known.set(definition, types);
  }
  return types;
}

/**
 * Why a mock of a state could never be used, as a sentence; `undefined` if it could. `machine`: how the message names
 * the state machine.
 */
export function whyNotMockable(
  state: string,
  states: ReadonlyMap<string, string>,
  machine: string,
): string | undefined {
  const type = states.get(state);
  if (isMockable(type)) return undefined;
  const names = [...states].filter(([, other]) => isMockable(other)).map(([name]) => name);
  if (type === undefined) {
    const hint = didYouMean(state, names);
    return `${machine} has no such state.${hint === undefined ? '' : ` ${hint}`}`;
  }
  const there = names.length === 0 ? 'It has none of these.' : `Of ${machine} these are: ${names.join(', ')}.`;
  return `it is a ${type} state, which makes no calls. Mocks are for Task, Map and Parallel states. ${there}`;
}

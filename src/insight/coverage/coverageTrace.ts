import path from 'node:path';
import type { JsonObject } from '../../util/json';
import { toPointer } from '../../language/asl/path';
import { statesIn } from '../../language/asl/walk';
import type { StateMachineDefinition } from '../../language/asl/types';
import { HarnessError } from '../../errors/HarnessError';
import { edgeKey, type StateTrace, type Trace } from '../../story/graph/Trace';
import { pointsOf } from './points';
import { readShards } from './readShards';
import type { MachineCoverage } from './Tally';

/**
 * What tests have run of a definition, for its picture: the states that were run, those that were not, and the ways
 * taken. If several rules or catchers have the same target, all of them must have been taken. Throws HarnessError if
 * the folder has no coverage of this definition.
 */
export function coverageTrace(folder: string, file: string, name: string, definition: JsonObject): Trace {
  const { hits } = findMachine(folder, file, name, definition);
  const arms = pointsOf(definition as unknown as StateMachineDefinition).filter(({ kind }) => kind === 'arm');
  const states = new Map<string, StateTrace>();
  const ways = new Map<string, number>();
  for (const state of statesIn(definition)) {
    const id = toPointer(state.path);
    const times = hits[id] ?? 0;
    const gone = arms.every((arm) => arm.state !== state.name || (hits[arm.id] ?? 0) > 0);
    states.set(state.name, { times, retries: 0, outcome: times === 0 ? 'missed' : gone ? 'succeeded' : 'partly' });
    const arm = (pointer: string, to: unknown, caught = false): void => {
      if (typeof to !== 'string') return;
      const key = edgeKey(state.name, to, caught);
      ways.set(key, Math.min(ways.get(key) ?? Infinity, hits[`${id}${pointer}`] ?? 0));
    };
    const { Next, Default, Choices, Catch } = state.object;
    arm('/Next', Next);
    arm('/Default', Default);
    nextsOf(Choices).forEach((to, index) => arm(`/Choices/${index}`, to));
    nextsOf(Catch).forEach((to, index) => arm(`/Catch/${index}`, to, true));
  }
  return { states, edges: new Map([...ways].filter(([, times]) => times > 0)) };
}

function findMachine(folder: string, file: string, name: string, definition: JsonObject): MachineCoverage {
  const machines = readShards([folder]);
  const shown = path.relative(process.cwd(), path.resolve(file)).split(path.sep).join('/');
  const same = machines.filter((machine) => {
    const { files, definition: text } = machine;
    return shown in files
      ? machine.name.split(', ').includes(name) || hasStates(machine, definition)
      : text === JSON.stringify(definition);
  });
  const found = same.find((machine) => machine.name.split(', ').includes(name)) ?? same[0];
  if (found !== undefined && hasStates(found, definition)) return found;
  const names = machines.map((machine) => machine.name).join(', ');
  throw new HarnessError(`${folder} has no coverage of this definition as it is now; it has coverage of: ${names}.`);
}

function hasStates({ hits }: MachineCoverage, definition: JsonObject): boolean {
  return statesIn(definition).every((state) => toPointer(state.path) in hits);
}

function nextsOf(list: unknown): unknown[] {
  return Array.isArray(list) ? list.map((item: { readonly Next?: unknown }) => item.Next) : [];
}

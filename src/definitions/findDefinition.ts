import { HarnessError } from '../errors/HarnessError';
import type { LoadedDefinition, LoadedDefinitions, UnavailableDefinition } from './LoadedDefinition';
import { didYouMean } from '../util/nearest';

type Found = LoadedDefinition | UnavailableDefinition;

/**
 * The machine with a name: its logical id, key or address, its state machine name, or another alias. Without a name,
 * the only machine. Throws a `HarnessError` that lists the candidates, and the machine's own error if its definition is
 * not available.
 *
 * @example findDefinition(loadDefinitions('template.yaml'), 'OrderWorkflow').definition
 */
export function findDefinition(loaded: LoadedDefinitions, name?: string): LoadedDefinition {
  const all: readonly Found[] = [...loaded.machines, ...loaded.unavailable];
  const byName = all.filter((machine) => machine.name === name);
  const candidates =
    name === undefined ? all : byName.length > 0 ? byName : all.filter(({ aliases }) => aliases.includes(name));
  const [found, ...others] = candidates;
  if (!found) throw unknownMachine(name ?? '', all);
  if (others.length > 0) throw severalMachines(name, candidates);
  if ('error' in found) throw found.error;
  return found;
}

function unknownMachine(name: string, all: readonly Found[]): HarnessError {
  const names = all.map((machine) => machine.name);
  const hint =
    didYouMean(
      name,
      all.flatMap((machine) => [machine.name, ...machine.aliases]),
    ) ?? `There are: ${names.join(', ') || 'none'}.`;
  return new HarnessError(`There is no state machine '${name}' in these files. ${hint}`);
}

function severalMachines(name: string | undefined, found: readonly Found[]): HarnessError {
  const names = found.map(({ name: own, aliases }) => aliases.find((alias) => alias.includes('/')) ?? own);
  const what = name === undefined ? 'The files declare' : `The name '${name}' fits`;
  return new HarnessError(`${what} ${String(found.length)} state machines: ${names.join(', ')}. Name one of them.`);
}

/**
 * The name under which a file's state machine is created: its own if the file contains it, or else a valid name derived
 * from its logical id, key or address.
 *
 * @example machineName({ name: 'aws_sfn_state_machine.order' }) // 'order'
 */
export function machineName({
  name,
  stateMachineName,
  placeholderName,
}: Pick<LoadedDefinition, 'name' | 'stateMachineName' | 'placeholderName'>): string {
  if (stateMachineName !== undefined) return stateMachineName;
  if (placeholderName !== undefined) return placeholderName.slice(0, 80);
  const plain = name
    .replace(/^aws_sfn_state_machine\./, '')
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .slice(0, 80);
  return plain === '' ? 'StateMachine' : plain;
}

/** All names that its files have for a state machine, in ARNs and elsewhere. */
export function namesInFiles(machine: LoadedDefinition): readonly string[] {
  const { name, aliases, stateMachineName, placeholderName } = machine;
  const all = [machineName(machine), name, ...aliases, stateMachineName, placeholderName];
  return [...new Set(all.filter((one) => one !== undefined))];
}

/**
 * The names that ARNs in its files may have for a machine: all of them, but not those under which other machines of the
 * files are created. A machine with the logical id `A` is another than one with the name `A`.
 */
export function namesInArns(
  machine: LoadedDefinition,
  { machines }: Pick<LoadedDefinitions, 'machines'>,
): readonly string[] {
  const ofOthers = new Set(machines.filter((one) => one !== machine).map(machineName));
  const own = machineName(machine);
  return namesInFiles(machine).filter((name) => name === own || !ofOthers.has(name));
}

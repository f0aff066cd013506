import { HarnessError } from '../errors/HarnessError';
import type { LoadedDefinition, LoadedDefinitions, UnavailableDefinition } from './LoadedDefinition';
import { didYouMean } from '../util/nearest';

type Found = LoadedDefinition | UnavailableDefinition;

/**
 * The machine of a name: its logical id, key or address, its state machine name, or another of its aliases. Without a
 * name, the only one that there is. Throws a `HarnessError` that names those there are, and the machine's own error
 * when its definition is not available.
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
 * The name under which a state machine of a file is created: its own where the file tells it, else a name that a state
 * machine may have, made of its logical id, key or address.
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

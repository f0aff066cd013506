import { machineName } from './findDefinition';
import type { LoadedDefinition, LoadedDefinitions, LoadedResource } from './LoadedDefinition';

/** Something that tasks call, with all its names. */
export interface DeclaredTarget extends Pick<LoadedResource, 'kind' | 'aliases'> {
  /** Its names in definitions; for a state machine, also the name of its deployment. */
  readonly names: readonly string[];
  /** The file that declares it. */
  readonly file: string;
}

/**
 * What files declare that tasks call, and its names. `deployed`: a state machine of these files, and the name of its
 * deployment if that is not its own.
 */
export function declaredTargets(
  { machines, resources }: LoadedDefinitions,
  deployed?: { readonly machine: LoadedDefinition; readonly name: string },
): readonly DeclaredTarget[] {
  const targets = resources.map(({ kind, name, aliases, source }): DeclaredTarget => {
    return { kind, names: [name], aliases, file: source.file };
  });
  const named = machines.map((machine): DeclaredTarget => {
    const own = deployed?.machine === machine ? [deployed.name] : [];
    const names = [machineName(machine), ...own];
    return { kind: 'stateMachine', names, aliases: [machine.name, ...machine.aliases], file: machine.source.file };
  });
  return [...targets.filter(({ names, kind }) => kind !== 'stateMachine' || !isAmong(names[0]!, named)), ...named];
}

function isAmong(name: string, targets: readonly DeclaredTarget[]): boolean {
  return targets.some(({ names }) => names.includes(name));
}

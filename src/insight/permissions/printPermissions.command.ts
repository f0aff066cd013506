import { findDefinition } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import type { LoadedDefinitions } from '../../definitions/LoadedDefinition';
import { exitCodes } from '../../terminal/Cli';
import { toLoadOptions, type LoadFlags } from '../../terminal/options/addLoadOptions';
import { printMessage } from '../../terminal/paint';
import type { Terminal } from '../../terminal/Terminal';
import { formatPermissions } from './formatPermissions';
import { leastPolicy } from './leastPolicy';
import { machinePermissions, type MachinePermissions } from './MachinePermissions';
import { permissionsJson } from './permissionsJson';
import { snippetFiles } from './snippets/ArnParts';
import { formatSnippet, type SnippetLanguage } from './snippets/snippets';

export interface PermissionsOptions extends LoadFlags {
  readonly json?: boolean;
  readonly snippet?: SnippetLanguage;
}

/** Prints the permissions that all machines of a file need, or the named one, and returns the exit code. */
export function printPermissions(
  file: string,
  name: string | undefined,
  options: PermissionsOptions,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): number {
  const loaded = loadDefinitions(file, toLoadOptions(options));
  const machines = name === undefined ? allMachines(loaded) : [findDefinition(loaded, name)];
  const found = machines.map((machine) => machinePermissions(machine, loaded.roles, options));
  const { json, snippet } = options;
  if (json === true) stdout.write(`${JSON.stringify({ machines: found.map(permissionsJson) }, null, 2)}\n`);
  else if (snippet !== undefined)
    stdout.write(found.map((each) => snippetOf(each, snippet, loaded.resources, options)).join('\n'));
  else stdout.write(found.map(formatPermissions).join('\n'));
  const unread = name === undefined ? loaded.unavailable : [];
  for (const { error, name: unreadName } of unread)
    printMessage(stderr, 'error', `'${unreadName}' was not checked: ${error.message}`);
  return unread.length > 0 || found.some(lacksSomething) ? exitCodes.failure : exitCodes.success;
}

function allMachines(loaded: LoadedDefinitions): LoadedDefinitions['machines'] {
  // Throws with the reason if the files have none.
  return loaded.machines.length > 0 ? loaded.machines : [findDefinition(loaded)];
}

function lacksSomething({ role, others }: MachinePermissions): boolean {
  return [...(role === undefined ? [] : [role]), ...others].some(({ missing }) => missing.length > 0);
}

/** The least policy of the machine's own role, with permissions that may be needed as a comment. */
function snippetOf(
  { machine, permissions }: MachinePermissions,
  language: SnippetLanguage,
  resources: LoadedDefinitions['resources'],
  { account = '123456789012', region = 'us-east-1' }: LoadFlags,
): string {
  const comment = language === 'cdk' ? '//' : '#';
  const own = permissions.filter(({ role }) => role === undefined);
  const certain = own.filter(({ doubt }) => doubt === undefined);
  const perhaps = own
    .filter(({ doubt }) => doubt !== undefined)
    .map(({ action, resources, doubt }) => `${comment} ${action} on ${resources.join(', ')}: ${doubt!}.\n`);
  const title = `${comment} ${machine.name}\n`;
  if (certain.length === 0) return `${title}${comment} It needs no permission.\n${perhaps.join('')}`;
  const policy = formatSnippet(leastPolicy(certain), snippetFiles(machine, resources, { account, region }), {
    language,
    name: machine.name,
  });
  return `${title}${policy}${perhaps.length > 0 ? `${comment} It may also need:\n${perhaps.join('')}` : ''}`;
}

import type { DefinitionDocument } from './DefinitionDocument';
import { EmbeddedDocument } from './EmbeddedDocument';
import { readHost, type HostFile } from './HostFile';
import type { MachineInFile } from './machinesIn';
import { TextDocument } from './TextDocument';
import { childAt, type TreeNode } from './tree';

export interface OpenOptions {
  /** The name of the file: its extension says which language it has. */
  readonly file?: string | undefined;
  /** The machine of a template: its logical id, or its name in `serverless.yml`. Default: the only one. */
  readonly machine?: string | undefined;
}

/**
 * A definition in the text of a file: a definition file in JSON or YAML, a template of SAM or CloudFormation, or a
 * `serverless.yml`. What cannot be edited opens too, and says why.
 *
 * @example openDocument('{"StartAt": "A", "States": {}}').definition // { StartAt: 'A', States: {} }
 */
export function openDocument(text: string, { file, machine }: OpenOptions = {}): DefinitionDocument {
  const host = readHost(text, file);
  const { machines, reader, reading } = host;
  const [only, ...more] = machine === undefined ? machines : machines.filter(({ name }) => name === machine);
  if (only === undefined || more.length > 0)
    return new TextDocument(text, reader, ['Resources'], whichOf(machines, machine), reading);
  const { form, place, readOnly } = only;
  if (form === 'text' && isText(host, only))
    return new EmbeddedDocument(text, host, place, (edited) => openDocument(edited, { file, machine }), readOnly);
  return new TextDocument(text, reader, place, readOnly, reading);
}

/** The state machines that a file holds, and where. */
export function listMachines(text: string, file?: string): readonly MachineInFile[] {
  return readHost(text, file).machines;
}

function isText({ reading: { root } }: HostFile, { place }: MachineInFile): boolean {
  const node = place.reduce<TreeNode | undefined>((at, step) => at && childAt(at, step)?.value, root);
  return typeof node?.value === 'string';
}

function whichOf(machines: readonly MachineInFile[], machine: string | undefined): string {
  const names = machines.map(({ name }) => name).join(', ');
  if (machines.length === 0) return 'The file holds no state machine.';
  if (machine === undefined) return `The file holds several state machines; choose one of ${names}.`;
  return `The file holds no state machine ${machine}; there are ${names}.`;
}

import { existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { DefinitionLoadError } from '../../definitions/DefinitionLoadError';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import type { LoadedDefinitions } from '../../definitions/LoadedDefinition';

/** A file that declares state machines, with the path that a test uses for it. */
export interface MachineFile {
  readonly path: string;
  readonly kind: keyof typeof kinds;
  readonly definitions: LoadedDefinitions;
}

export interface FoundSources {
  readonly sources: readonly MachineFile[];
  /** Files that look like one, and why they could not be read, one sentence each. */
  readonly unread: readonly string[];
}

/** The kinds of declarations, in users' words, the most likely to be deployed first. */
export const kinds = {
  sam: 'SAM template',
  serverless: 'Serverless Framework',
  cdk: 'CDK',
  cloudformation: 'CloudFormation template',
  terraform: 'Terraform',
  asl: 'definition',
} as const;

/** Folders with third-party or generated files. */
const foreign =
  /^(?:\.(?!github$).*|node_modules|dist|build|out|coverage|vendor|venv|__pycache__|tests?|__tests__|e2e|spec)$/;
/** A file that can only be a definition: a broken one must not be skipped. */
const definition = /\.asl\.(?:jsonc?|ya?ml)$/i;

export function isForeign(folder: string): boolean {
  return foreign.test(folder);
}

const mostLevels = 4;
const mostBytes = 1_048_576;

/** Searches a folder and its subfolders for declarations of state machines. */
export function findSources(folder: string): FoundSources {
  const unread: { name: string; reason: string }[] = [];
  const found: MachineFile[] = [];
  for (const name of candidates(folder, '', mostLevels)) {
    try {
      const definitions = loadDefinitions(name);
      const [machine] = [...definitions.machines, ...definitions.unavailable];
      if (machine !== undefined) found.push({ path: name, kind: machine.format, definitions });
      else if (definition.test(name)) unread.push({ name, reason: `${name} declares no state machine.` });
    } catch (error) {
      if (!DefinitionLoadError.is(error)) throw error;
      unread.push({ name, reason: `${name} could not be read: ${error.message.split('\n')[0]!}` });
    }
  }
  // A template's own definition files.
  const owned = new Set(
    found
      .filter(({ kind }) => kind !== 'asl')
      .flatMap(({ definitions }) => definitions.files)
      .map((file) => path.resolve(folder, file)),
  );
  const isOwned = (name: string): boolean => owned.has(path.resolve(folder, name));
  return {
    sources: found.filter(({ kind, path: name }) => kind !== 'asl' || !isOwned(name)).sort(byKind),
    unread: unread.filter(({ name }) => !isOwned(name)).map(({ reason }) => reason),
  };
}

function byKind(one: MachineFile, other: MachineFile): number {
  const order = Object.keys(kinds);
  const depth = ({ path: file }: MachineFile): number => file.split('/').length;
  return (
    depth(one) - depth(other) || order.indexOf(one.kind) - order.indexOf(other.kind) || (one.path < other.path ? -1 : 1)
  );
}

function* candidates(root: string, inside: string, levels: number): Generator<string> {
  const folders: string[] = [];
  const terraform: string[] = [];
  for (const entry of folderEntries(path.join(root, inside))) {
    const name = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) {
      if (entry.name === 'cdk.out') {
        if (existsSync(path.join(root, name, 'manifest.json'))) yield name;
      } else if (!isForeign(entry.name)) folders.push(name);
    } else if (entry.name.endsWith('.tf')) terraform.push(name);
    else if (declares(path.join(root, name))) yield name;
  }
  // The files of a folder form one module.
  const resource = terraform.find((name) => textOfFile(path.join(root, name)).includes('aws_sfn_state_machine'));
  if (resource !== undefined) yield resource;
  if (levels > 1) for (const name of folders) yield* candidates(root, name, levels - 1);
}

/** Whether a file seems to declare a state machine; loading it decides. */
function declares(file: string): boolean {
  if (definition.test(file)) return statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
  if (!/\.(?:json|jsonc|ya?ml)$/i.test(file)) return false;
  if (/(?:^|[\\/])(?:package(?:-lock)?|tsconfig[^\\/]*|pnpm-lock|manifest)\.\w+$/.test(file)) return false;
  const text = textOfFile(file);
  if (/AWS::(?:StepFunctions|Serverless)::StateMachine/.test(text)) return true;
  if (/^serverless\.(?:ya?ml|json)$/.test(path.basename(file))) return text.includes('stepFunctions');
  return /["']?\bStartAt\b["']?\s*:/.test(text) && /["']?\bStates\b["']?\s*:/.test(text) && !text.includes('Resources');
}

/** The content of a file; empty if it is not a file, is too large for a template, or may not be read. */
export function textOfFile(file: string): string {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= mostBytes ? readFileSync(file, 'utf8') : '';
  } catch {
    return '';
  }
}

/** The entries of a folder; none if it may not be read. */
export function folderEntries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

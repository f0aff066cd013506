import { existsSync } from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';
import { findDefinition } from '../../definitions/findDefinition';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { validateDefinition } from '../../validation/rules/validateDefinition';
import { kinds, type FoundSources, type MachineFile } from './findSources';
import type { Project } from './Project';
import { rehearse, type Rehearsal } from './rehearse';
import { rehearseCases, type RehearsedCase } from './rehearseCases';

/** The subject of the first test. */
export interface Subject {
  readonly source: MachineFile;
  readonly machine: LoadedDefinition;
  readonly rehearsal: Rehearsal;
  /** Its test cases in mock files of the project. */
  readonly cases: readonly RehearsedCase[];
}

interface Choice {
  readonly subject: Subject | undefined;
  /** What was found but is not tested, and why, one sentence each. */
  readonly notes: readonly string[];
}

/** The maximum number of other state machines that are listed. */
const mostOthers = 5;

/** The first state machine that can run; `name` selects one. */
export async function chooseMachine(
  { sources, unread }: FoundSources,
  name: string | undefined,
  project: Project,
): Promise<Choice> {
  const notes = [...unread, ...unbuilt(project, sources)];
  const all = sources.flatMap((source) => source.definitions.machines.map((machine) => ({ source, machine })));
  for (const { path: file, definitions } of sources)
    for (const { name: machine, error } of definitions.unavailable)
      notes.push(`${machine} of ${file} cannot be run here: ${error.message.split('\n').join(' ')}`);
  const wanted = name === undefined ? all : all.filter(({ source, machine }) => isNamed(source, machine, name));
  if (name !== undefined && wanted.length === 0) throw unknown(name, sources);
  let subject: Subject | undefined;
  const others: string[] = [];
  for (const { source, machine } of wanted) {
    const refused = validateDefinition(machine.definition, { type: machine.type }).diagnostics.find(
      ({ severity }) => severity === 'ERROR',
    );
    if (refused !== undefined) {
      notes.push(`AWS would reject ${machine.name} of ${source.path}: ${refused.message}`);
      continue;
    }
    if (subject !== undefined) {
      others.push(
        `${machine.name} of ${source.path} has no test yet: npx stepmill init ${source.path} ${machine.name}`,
      );
      continue;
    }
    try {
      const [file, chosen] = [source.path, nameIn(source, machine)];
      const rehearsal = await rehearse(file, chosen);
      const stage = { file, name: chosen, values: {} };
      const { cases, notes: ofCases } = await rehearseCases(project.folder, machine, stage, rehearsal.input);
      subject = { source, machine, rehearsal, cases };
      notes.push(...ofCases);
    } catch (error) {
      if (!HarnessError.is(error)) throw error;
      notes.push(`${machine.name} of ${source.path} could not run: ${error.message.split('\n')[0]!}`);
    }
  }
  notes.push(...others.slice(0, mostOthers));
  if (others.length > mostOthers)
    notes.push(
      `${others.length - mostOthers} more have no test yet: npx stepmill definitions lists the machines of a file.`,
    );
  if (sources.length === 0 && notes.length === 0)
    notes.push(
      'Searched for: SAM and CloudFormation templates, serverless.yml, cdk.out, .tf files, *.asl.json.',
      'Name it: npx stepmill init path/to/template.yaml',
    );
  return { subject, notes };
}

/** The name that a test must give; `undefined` if the file contains one machine. */
export function nameIn({ definitions }: MachineFile, machine: LoadedDefinition): string | undefined {
  return definitions.machines.length + definitions.unavailable.length === 1 ? undefined : machine.name;
}

function isNamed(source: MachineFile, machine: LoadedDefinition, name: string): boolean {
  return (
    machine.name === name || (machine.aliases.includes(name) && findDefinition(source.definitions, name) === machine)
  );
}

function unknown(name: string, sources: readonly MachineFile[]): HarnessError {
  const rows = sources.flatMap(({ path: file, kind, definitions }) =>
    definitions.machines.map((machine) => `${machine.name} (${kinds[kind]}, ${file})`),
  );
  return new HarnessError(`There is no state machine '${name}'. There are: ${rows.join(', ') || 'none'}.`);
}

/** A CDK app shows its machines only after it was synthesised. */
function unbuilt({ folder, files }: Project, sources: readonly MachineFile[]): readonly string[] {
  if (!files.includes('cdk.json') || sources.some(({ kind }) => kind === 'cdk')) return [];
  return existsSync(path.join(folder, 'cdk.out'))
    ? ['cdk.out declares no state machine. After a change of the app: npx cdk synth']
    : ['The CDK app has not been synthesised. Run: npx cdk synth, then: npx stepmill init'];
}

import path from 'node:path';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import { HarnessError } from '../../errors/HarnessError';
import { exitCodes } from '../../terminal/Cli';
import type { Runner } from '../../insight/recordings/export/importsOf';
import { createPaint, printMessage, type Paint } from '../../terminal/paint';
import type { Terminal } from '../../terminal/Terminal';
import { testPathOf } from '../types/readNames';
import { findSources, type FoundSources } from './findSources';
import { makePlan, type SetupPlan } from './makePlan';
import { readProject, type Project } from './Project';
import { chooseSetup, unsupported } from './Setup';
import { chooseMachine } from './chooseMachine';
import { readFileSync, writeFileSync } from 'node:fs';
import type { NewFile } from './configFiles';
import { makeFolders } from '../../util/makeFolders';

export interface InitOptions {
  readonly runner?: Runner;
  readonly dryRun?: true;
}

/** Writes a first test for the project in the current folder, prints what it did, and returns the exit code. */
export async function init(
  file: string | undefined,
  name: string | undefined,
  options: InitOptions,
  { stdout, stderr }: Pick<Terminal, 'stdout' | 'stderr'>,
): Promise<number> {
  const project = readProject(process.cwd());
  const found = file === undefined ? ofApp(findSources(project.folder), project) : given(file);
  const { subject, notes } = await chooseMachine(found, name, project);
  const paint = createPaint(stdout);
  if (subject === undefined) {
    printMessage(stderr, 'error', 'There is no state machine to test.');
    for (const note of notes) stderr.write(`  ${note}\n`);
    return exitCodes.failure;
  }
  const setup = chooseSetup(project, options.runner);
  const hindrances = unsupported(project, setup);
  if (hindrances.length > 0) {
    for (const why of hindrances) printMessage(stderr, 'error', why);
    return exitCodes.failure;
  }
  const plan = makePlan(project, subject, setup, [...notes, ...setup.notes]);
  const done = options.dryRun
    ? plan.files.map((planned) => ({ ...planned, outcome: 'planned' as const }))
    : writePlan(project, plan);
  stdout.write(printPlan(plan, done, paint, options.dryRun === true));
  const hasTest = done.some(({ name: written, outcome }) => written === plan.test && outcome !== 'failed');
  return hasTest ? exitCodes.success : exitCodes.failure;
}

/** A CDK app deploys what it synthesises, so a definition beside it is no substitute. */
function ofApp({ sources, unread }: FoundSources, { files }: Project): FoundSources {
  if (!files.includes('cdk.json') || !sources.every(({ kind }) => kind === 'asl')) return { sources, unread };
  const passedOver = sources.map(
    ({ path: one }) => `${one} is only a definition. To test it: npx stepmill init ${one}`,
  );
  return { sources: [], unread: [...unread, ...passedOver] };
}

function given(file: string): FoundSources {
  const definitions = loadDefinitions(file);
  const [machine] = [...definitions.machines, ...definitions.unavailable];
  if (machine === undefined) throw new HarnessError(`${file} declares no state machine.`);
  const shown = testPathOf(file);
  if (path.isAbsolute(shown) || shown.startsWith('../../cli'))
    throw new HarnessError(`${file} is outside of this folder. Run stepmill init in the folder of the package.`);
  return { sources: [{ path: shown, kind: machine.format, definitions }], unread: [] };
}

/** Prints what was found, what was written, what was not, and the next command. */
function printPlan(plan: SetupPlan, files: readonly WrittenFile[], paint: Paint, isDry: boolean): string {
  const width = Math.max(...files.map(({ name }) => name.length));
  const written = files.filter(({ outcome }) => outcome === 'written' || outcome === 'planned');
  const kept = files.filter(({ outcome }) => outcome === 'kept' || outcome === 'same');
  const failed = files.filter(({ outcome }) => outcome === 'failed');
  const manifest =
    isDry && plan.manifest.added.length > 0
      ? [`  + ${'package.json'.padEnd(width)}  ${plan.manifest.added.join(', ')}`]
      : [];
  const sections = [
    section(
      'Found',
      plan.found.map(([what, which]) => `  ${what.padEnd(13)}  ${which}`),
    ),
    section(isDry ? 'Would write' : 'Wrote', [
      ...written.map(({ name, why }) => `  ${paint('green', '+')} ${name.padEnd(width)}  ${paint('dim', why)}`),
      ...manifest,
    ]),
    section(
      'Left unchanged',
      kept.map(({ name, outcome }) => `  ${name}${outcome === 'same' ? '' : ': it already exists with other content'}`),
    ),
    section('Not done', [
      ...failed.map(({ name, reason }) => `  ${paint('red', '!')} ${name}: ${reason}`),
      ...plan.notes.map((note) => `  ${paint('yellow', '!')} ${note}`),
    ]),
    ...(isDry ? written.map(({ name, text }) => section(name, indented(text))) : []),
    section(
      'Run it',
      plan.commands.map((command) => `  ${command}`),
    ),
  ];
  return sections.filter((text) => text !== '').join('\n');

  function section(title: string, lines: readonly string[]): string {
    return lines.length === 0 ? '' : `${paint('bold', title)}\n${lines.join('\n')}\n`;
  }
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);
}

/** What happened to a file: `kept` existed with other content, `same` with this content. */
interface WrittenFile extends NewFile {
  readonly outcome: 'written' | 'kept' | 'same' | 'failed' | 'planned';
  readonly reason?: string;
}

/** Writes new files. Existing ones are kept; package.json only gets what it lacks. */
function writePlan({ folder, manifestText }: Project, { files, manifest }: SetupPlan): readonly WrittenFile[] {
  const written = files.map((file) => writeNew(path.join(folder, file.name), file));
  if (manifest.added.length > 0) {
    const name = 'package.json';
    const file = path.join(folder, name);
    const text = manifest.text;
    if (manifestText === undefined) return [...written, writeNew(file, { name, text, why: manifest.added.join(', ') })];
    return [...written, change(file, { name, text, why: manifest.added.join(', ') })];
  }
  return written;
}

function writeNew(target: string, file: NewFile): WrittenFile {
  try {
    makeFolders(path.dirname(target));
    writeFileSync(target, file.text, { flag: 'wx' });
    return { ...file, outcome: 'written' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'EEXIST') return { ...file, outcome: 'failed', reason: message };
    const isSame = readFileSync(target, 'utf8').replaceAll('\r\n', '\n') === file.text;
    return { ...file, outcome: isSame ? 'same' : 'kept' };
  }
}

function change(target: string, file: NewFile): WrittenFile {
  try {
    writeFileSync(target, file.text);
    return { ...file, outcome: 'written' };
  } catch (error) {
    return { ...file, outcome: 'failed', reason: (error as Error).message };
  }
}

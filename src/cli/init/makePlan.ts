import path from 'node:path';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { declaration } from '../types/declaration';
import { readNames } from '../types/readNames';
import { kinds } from './findSources';
import { nameIn, type Subject } from './chooseMachine';
import { configFiles, type NewFile } from './configFiles';
import { manifestChange, type ManifestChange } from './configFiles';
import type { Project } from './Project';
import { runnerNames, type Setup } from './Setup';
import { declarationPlace, testPlace } from './firstTest';
import { testText } from './firstTest';

/** What `init` is going to do. */
export interface SetupPlan {
  /** What was found, in rows: what, and which. */
  readonly found: readonly (readonly [what: string, which: string])[];
  readonly files: readonly NewFile[];
  /** The name of the test among the files. */
  readonly test: string;
  readonly manifest: ManifestChange;
  readonly notes: readonly string[];
  /** The commands that come next. */
  readonly commands: readonly string[];
}

export function makePlan(project: Project, subject: Subject, setup: Setup, notes: readonly string[]): SetupPlan {
  const { source, machine, rehearsal } = subject;
  const place = testPlace(project, setup);
  const test = path.posix.join(place.folder, `${fileNameOf(nameForPeople(machine))}${place.ending}`);
  const hasTypes = setup.language === 'TypeScript';
  const names = declarationPlace(project, place);
  const types = `stepmill types ${source.path} --out ${names.file}`;
  const importsJest =
    setup.language === 'TypeScript' && setup.runner === 'jest' && !project.packages.has('@types/jest');
  const reference = hasTypes && names.isReferred ? path.posix.relative(place.folder, names.file) : undefined;
  const text = testText(
    { name: nameForPeople(machine), chosen: nameIn(source, machine), file: source.path, rehearsal },
    setup,
    {
      reference,
      importsJest,
    },
  );
  const manifest = manifestChange(project, {
    runner: setup.runner,
    types: hasTypes ? types : undefined,
    version: (require('../../../package.json') as { version: string }).version,
  });
  const count = rehearsal.mocks.length;
  const tasks = count === 0 ? '' : `, with answers for ${count === 1 ? '1 task' : `${count} tasks`}`;
  return {
    found: foundRows(project, subject, setup),
    files: [
      { name: test, text, why: `runs it${tasks}` },
      ...configFiles(project, setup),
      ...(hasTypes
        ? [
            {
              name: names.file,
              text: declaration(readNames([source.path], {}), types),
              why: 'its names, for the editor',
            },
          ]
        : []),
    ],
    test,
    manifest,
    notes: [
      ...notes,
      ...manifest.kept,
      ...ofFailure(subject),
      ...notReached(subject),
      ...missingPackages(project, setup, importsJest),
    ],
    commands: commandsFor(project, setup, test, manifest),
  };
}

function foundRows(project: Project, { source, machine }: Subject, setup: Setup): SetupPlan['found'] {
  const { runner, transform, language, configuredIn } = setup;
  const by = transform === undefined || transform === 'own' ? '' : ` with ${transform}`;
  const where = configuredIn === undefined ? '' : `, ${configuredIn}`;
  return [
    ['state machine', `${nameForPeople(machine)}, ${kinds[source.kind]} (${source.path})`],
    ['tests', `${runnerNames[runner]}${by}${where}`],
    ['language', `${language}, ${project.isModule ? 'ES modules' : 'CommonJS'}`],
  ];
}

/** CDK puts a hash behind the id that its author gave. */
function nameForPeople({ name, aliases }: LoadedDefinition): string {
  return aliases.find((alias) => /^\w+$/.test(alias) && name.startsWith(alias)) ?? name;
}

/** `aws_sfn_state_machine.order` as `order`, `Stack/Order` as `Order`. */
function fileNameOf(name: string): string {
  const last =
    name
      .split(/[./]/)
      .filter((part) => part !== '')
      .at(-1) ?? name;
  return last.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '') || 'workflow';
}

/** A test that passes because the workflow fails must say so. */
function ofFailure({ machine, rehearsal: { run } }: Subject): readonly string[] {
  if (run.status === 'SUCCEEDED') return [];
  const [cause = ''] = (run.cause ?? '').split('\n');
  const end = `${run.error ?? run.status}${cause === '' ? '.' : `: ${cause}`}`;
  return [`The test is of a failure: with what could be guessed, ${nameForPeople(machine)} ends with ${end}`];
}

/** The states that the test does not come to: a change of them it would not notice. */
function notReached({ machine, rehearsal: { run, mocks } }: Subject): readonly string[] {
  const { States = {} } = JSON.parse(machine.definition) as { States?: Record<string, unknown> };
  const known = new Set<string>([...run.path, ...mocks.map(({ state }) => state)]);
  const others = Object.keys(States).filter((state) => !known.has(state));
  if (others.length === 0) return [];
  return [`The test does not come to: ${others.join(', ')}. npx stepmill coverage shows what tests have run.`];
}

function missingPackages({ packages }: Project, { runner, transform }: Setup, importsJest: boolean): readonly string[] {
  if (runner === 'jest' && transform === 'babel' && !packages.has('@babel/preset-env'))
    return ['Babel needs @babel/preset-env as well: it is not among the packages of this project.'];
  if (runner === 'jest' && importsJest && !packages.has('@jest/globals'))
    return ['The types of `test` and `expect` come with Jest; a strict pnpm or Yarn wants @jest/globals named, too.'];
  return [];
}

function commandsFor(
  { packageManager: manager, packages, manifestText }: Project,
  { runner }: Setup,
  test: string,
  { added }: ManifestChange,
): readonly string[] {
  const run = { npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn run', bun: 'bunx' }[manager];
  const add = { npm: 'npm install --save-dev', pnpm: 'pnpm add -D', yarn: 'yarn add -D', bun: 'bun add -d' }[manager];
  const wanted = runner !== 'node' && !packages.has(runner) ? [runner] : [];
  const isNew = manifestText === undefined || added.some((what) => what.startsWith('stepmill'));
  const install = wanted.length > 0 ? [`${add} ${wanted.join(' ')}`] : isNew ? [`${manager} install`] : [];
  const command = { jest: `${run} jest ${test}`, vitest: `${run} vitest run ${test}`, node: `node --test ${test}` }[
    runner
  ];
  return [...install, command];
}

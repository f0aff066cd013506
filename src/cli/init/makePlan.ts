import path from 'node:path';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { statesIn } from '../../language/asl/walk';
import { member, objectOf, type JsonObject } from '../../util/json';
import { declaration } from '../types/declaration';
import { readNames } from '../types/readNames';
import { folderEntries, kinds } from './findSources';
import { nameIn, type Subject } from './chooseMachine';
import { configFiles, type NewFile } from './configFiles';
import { manifestChange, type ManifestChange } from './configFiles';
import { fileText, typeScriptRelease, type Project } from './Project';
import { runnerNames, type Setup } from './Setup';
import { declarationPlace, testPlace } from './firstTest';
import { testText } from './firstTest';

/** What `init` will do. */
export interface SetupPlan {
  /** What was found, in rows: a label and a value. */
  readonly found: readonly (readonly [what: string, which: string])[];
  readonly files: readonly NewFile[];
  /** The path of the test among the files. */
  readonly test: string;
  readonly manifest: ManifestChange;
  readonly notes: readonly string[];
  /** The next commands. */
  readonly commands: readonly string[];
}

export function makePlan(project: Project, subject: Subject, setup: Setup, notes: readonly string[]): SetupPlan {
  const { source, machine, rehearsal, cases } = subject;
  const place = testPlace(project, setup);
  const test = newName(project.folder, path.posix.join(place.folder, fileNameOf(nameForPeople(machine))), place.ending);
  const hasTypes = setup.language === 'TypeScript';
  const names = declarationPlace(project, place);
  const types = `stepmill types ${source.path} --out ${names.file}`;
  const importsJest = wantsImports(project, setup);
  const reference = hasTypes && names.isReferred ? path.posix.relative(place.folder, names.file) : undefined;
  const text = testText(
    { name: nameForPeople(machine), chosen: nameIn(source, machine), file: source.path, rehearsal, cases },
    setup,
    {
      reference,
      importsJest,
    },
  );
  const manifest = manifestChange(project, {
    runner: setup.runner,
    types: hasTypes ? types : undefined,
    build: source.kind === 'cdk' ? synthesis(project) : undefined,
    version: (require('../../../package.json') as { version: string }).version,
  });
  const count = rehearsal.mocks.length;
  const tasks = count === 0 ? '' : `, with answers for ${count === 1 ? '1 task' : `${count} tasks`}`;
  return {
    found: foundRows(project, subject, setup),
    files: [
      { name: test, text, why: cases.length > 0 ? 'runs it with each test case of the mock file' : `runs it${tasks}` },
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
      ...(source.kind === 'cdk' ? beforeTests(project, source.path) : []),
      ...(cases.length > 0 ? [] : ofFailure(subject)),
      ...notTested(subject),
      ...missingPackages(project, setup, importsJest),
    ],
    commands: commandsFor(project, setup, test, manifest),
  };
}

/**
 * Whether the compiler does not know Jest's global `test` and `expect`: nothing declares them or, from TypeScript 6 on,
 * tsconfig.json does not name what does.
 */
function wantsImports({ folder, packages }: Project, { language, runner }: Setup): boolean {
  if (language !== 'TypeScript' || runner !== 'jest') return false;
  if (!packages.has('@types/jest')) return true;
  const isNamed = /"types"\s*:\s*\[[^\]]*"(?:jest|\*)"/.test(fileText(folder, 'tsconfig.json'));
  return !isNamed && (typeScriptRelease(folder) ?? 5) >= 6;
}

function foundRows(project: Project, { source, machine, cases }: Subject, setup: Setup): SetupPlan['found'] {
  const { runner, transform, language, configuredIn } = setup;
  const by = transform === undefined || transform === 'own' ? '' : ` with ${transform}`;
  const where = configuredIn === undefined ? '' : `, ${configuredIn}`;
  return [
    ['state machine', `${nameForPeople(machine)}, ${kinds[source.kind]} (${source.path})`],
    ...(cases.length > 0 ? [['mocks', casesForPeople(cases)] as const] : []),
    ['tests', `${runnerNames[runner]}${by}${where}`],
    ['language', `${language}, ${project.isModule ? 'ES modules' : 'CommonJS'}`],
  ];
}

/** `MockConfigFile.json: Happy, Declined` */
function casesForPeople(cases: Subject['cases']): string {
  const files = [...new Set(cases.map(({ mockFile }) => mockFile))];
  const ofFile = (file: string): string =>
    cases.flatMap(({ mockFile, testCase }) => (mockFile === file ? [testCase] : [])).join(', ');
  return files.map((file) => `${file}: ${ofFile(file)}`).join('; ');
}

/** The script that rebuilds a cloud assembly. */
function synthesis({ packages }: Project): string {
  return packages.has('aws-cdk') ? 'cdk synth --quiet' : 'npx cdk synth --quiet';
}

/** Tests run the assembly, so changes of the app are only tested after it was synthesised. */
function beforeTests(project: Project, assembly: string): readonly string[] {
  const { manifest, packageManager } = project;
  const script: unknown = objectOf(member(manifest, 'scripts'))['pretest'];
  const says = `The test runs ${assembly}, which cdk synth creates`;
  if (packageManager === 'yarn') return [`${says}; Yarn runs no pretest. Write: "test": "yarn run pretest && …"`];
  if (typeof script === 'string' && !/\bcdk\b.*\bsynth\b/.test(script))
    return [`${says}. Write: "pretest": "${script} && ${synthesis(project)}"`];
  return [`${says}. npm test does it first; to run the test alone after a change of the app: npx cdk synth`];
}

/** CDK appends a hash to the id that its author chose. */
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

/** Not a name that only differs in case: on some systems, it is the same file. */
function newName(root: string, name: string, ending: string): string {
  const there = folderEntries(path.join(root, path.posix.dirname(name))).map((entry) => entry.name);
  for (let count = 1; ; count++) {
    const file = `${name}${count === 1 ? '' : `-${count}`}${ending}`;
    const base = path.posix.basename(file);
    if (there.includes(base) || !there.some((other) => other.toLowerCase() === base.toLowerCase())) return file;
  }
}

/** A test that passes because the workflow fails must say so. */
function ofFailure({ machine, rehearsal: { run } }: Subject): readonly string[] {
  if (run.status === 'SUCCEEDED') return [];
  const [cause = ''] = (run.cause ?? '').split('\n');
  const end = `${run.error ?? run.status}${cause === '' ? '.' : `: ${cause}`}`;
  return [`The test expects a failure: with generated data, ${nameForPeople(machine)} ends with ${end}`];
}

const mostNamed = 8;

/**
 * The states that the test does not reach, and the retriers and catchers that it does not use. It would not notice a
 * change of them.
 */
function notTested({ source, machine, rehearsal, cases }: Subject): readonly string[] {
  const runs = cases.length > 0 ? cases.map(({ run }) => run) : [rehearsal.run];
  const visits = runs.flatMap(({ story }) => story.visits);
  const states = statesIn(JSON.parse(machine.definition) as JsonObject);
  const visited = new Set(visits.map(({ state }) => state));
  const others = [...new Set(states.map(({ name }) => name))].filter((name) => !visited.has(name));
  const named = [
    ...others.slice(0, mostNamed),
    ...(others.length > mostNamed ? [`${others.length - mostNamed} more`] : []),
  ];
  const handles = states.some(({ object }) => 'Retry' in object || 'Catch' in object);
  const isCalm = visits.every(({ attempts }) => attempts.every(({ error }) => error === undefined));
  const command = ['npx stepmill failures', source.path, nameIn(source, machine)]
    .filter((part) => part !== undefined)
    .join(' ');
  return [
    ...(others.length === 0
      ? []
      : [`The test does not reach: ${named.join(', ')}. npx stepmill coverage shows what tests have run.`]),
    ...(handles && isCalm
      ? [`No task fails in the test, so neither Retry nor Catch is tested. ${command} shows how tasks can fail.`]
      : []),
  ];
}

function missingPackages(
  { packages, packageManager }: Project,
  { runner, transform }: Setup,
  importsJest: boolean,
): readonly string[] {
  if (runner === 'jest' && transform === 'babel' && !packages.has('@babel/preset-env'))
    return ['Babel also needs @babel/preset-env, which this project does not have.'];
  const isStrict = packageManager === 'pnpm' || packageManager === 'yarn';
  if (importsJest && isStrict && !packages.has('@jest/globals'))
    return [
      '`test` and `expect` are imported from @jest/globals: a strict pnpm or Yarn wants it among the devDependencies.',
    ];
  return [];
}

function commandsFor(
  { packageManager: manager, packages, manifestText }: Project,
  { runner, isNative }: Setup,
  test: string,
  { added }: ManifestChange,
): readonly string[] {
  const run = { npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn run', bun: 'bunx' }[manager];
  const add = { npm: 'npm install --save-dev', pnpm: 'pnpm add -D', yarn: 'yarn add -D', bun: 'bun add -d' }[manager];
  const wanted = runner !== 'node' && !packages.has(runner) ? [runner] : [];
  const isNew = manifestText === undefined || added.some((what) => what.startsWith('stepmill'));
  const install = wanted.length > 0 ? [`${add} ${wanted.join(' ')}`] : isNew ? [`${manager} install`] : [];
  const byScript = { npm: 'npm test --', pnpm: 'pnpm test', yarn: 'yarn test', bun: 'bun run test' }[manager];
  const command = {
    jest: isNative === true ? `${byScript} ${test}` : `${run} jest ${test}`,
    vitest: `${run} vitest run ${test}`,
    node: `node --test ${test}`,
  }[runner];
  return [...install, command];
}

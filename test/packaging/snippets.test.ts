import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import { findPython, hasAwsCli } from '../clients/support/installed';
import { LoadedAws } from '../clients/support/LoadedAws';
import { InstalledPackage } from './support/InstalledPackage';
import { linkCommands } from './support/npm';
import { picturedRun } from './support/picturedRun';
import { root } from './support/run';
import { runScript, shows } from './support/runScript';
import { filesIn, writeSnippets, type Script, type Snippets } from './support/snippets';

// Every block of code of the pages runs (docs.test.ts finds one that does not): with the packed package, outside of the checkout, without credentials or a region.
jest.setTimeout(900_000);

const tools = ['jest', '@jest/globals', 'expect', '@swc/jest', '@swc/core', '@types/jest', '@types/node', 'typescript'];
const others = ['aws-cdk-lib', 'constructs', 'vitest', 'fast-check', '@aws-sdk/client-dynamodb', '@aws-sdk/client-sqs'];
const commands = { stepmill: 'stepmill/dist/cli.js', jest: 'jest/bin/jest.js', vitest: 'vitest/vitest.mjs' };
let installed: InstalledPackage;
let aws: LoadedAws;
let snippets: Snippets;
let environment: Record<string, string>;

beforeAll(async () => {
  aws = await LoadedAws.start();
  installed = new InstalledPackage([...Object.keys(manifest.dependencies), ...tools, ...others]);
  linkCommands(installed.modules, commands);
  const bin = path.join(installed.modules, '.bin');
  // What npx finds in the project, and npm where all is installed.
  command('npx', `exec ${bin}/"$@"`);
  command('npm', 'case "$1" in ci|install) ;; *) echo "npm $*: not here" >&2; exit 1;; esac');
  command('tsc', `exec "${process.execPath}" ${path.join(root, '.ci/tsc.mjs')} "$@"`);
  if (python !== undefined) command('python3', `exec ${python} "$@"`);
  environment = {
    PATH: [path.join(installed.folder, 'bin'), aws.folder, path.dirname(process.execPath), process.env['PATH']].join(
      ':',
    ),
    HOME: path.join(installed.folder, 'home'),
    CI: 'true',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  fs.mkdirSync(environment['HOME']!);
  snippets = writeSnippets(installed.project);
});

afterAll(async () => {
  installed.remove();
  await aws.end();
});

function command(name: string, code: string): void {
  const file = path.join(installed.folder, 'bin', name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, `#!/bin/sh\n${code}\n`, { mode: 0o755 });
}

test('the tests pass with Jest', () => {
  const inFolder = 'process.chdir(require("path").dirname(expect.getState().testPath));\n';
  installed.write('setup.js', inFolder);
  const swc = { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } };
  const config = {
    // Those of the checkout cost less for each test file.
    testEnvironment: path.join(root, '.ci/environment.cjs'),
    runtime: path.join(root, '.ci/runtime.cjs'),
    setupFilesAfterEnv: ['<rootDir>/setup.js'],
    testMatch: ['**/*.test.{js,ts}'],
    testPathIgnorePatterns: ['/node_modules/', '/examples/'],
    transform: { '\\.ts$': ['@swc/jest', swc] },
  };
  installed.write('jest.config.json', JSON.stringify(config));
  const jest = path.join(installed.modules, commands.jest);
  expectSuccess(['--no-warnings', jest, '--ci=false', '--runInBand']);
});

test('the tests pass with node --test', () => {
  const tests = filesIn(installed.project).filter((name) => name.endsWith('.node.mjs'));
  expect(tests).not.toEqual([]);
  for (const name of tests) expectSuccess(['--test', path.basename(name)], path.dirname(name));
});

function expectSuccess(args: readonly string[], folder = '.'): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: path.join(installed.project, folder),
    encoding: 'utf8',
    env: environment,
  });
  expect(status === 0 ? '' : `${stdout}\n${stderr}`).toBe('');
}

test('the TypeScript compiles with the types that it names', () => {
  const files = filesIn(installed.project)
    .filter((name) => name.endsWith('.ts') && !name.includes(`${path.sep}examples${path.sep}`))
    .map((name) => path.join(installed.project, name));
  const compilerOptions = {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['jest', 'node'],
    typeRoots: [path.join(installed.modules, '@types')],
  };
  const config = installed.write('tsconfig.snippets.json', JSON.stringify({ compilerOptions, files }));
  const tsc = [path.join(root, '.ci/tsc.mjs'), '--pretty', 'false', '-p', config];
  expect(spawnSync(process.execPath, tsc, { encoding: 'utf8' })).toMatchObject({ stdout: '', stderr: '', status: 0 });
});

const onPosix = process.platform === 'win32' ? test.skip : test;
onPosix('the commands run, and print what the pages show', async () => {
  const wrong: string[] = [];
  const chosen = process.env['STEPMILL_SNIPPET'] ?? '';
  const scripts = snippets.scripts.filter(({ page, name }) => `${page} ${name}`.includes(chosen));
  for (const script of scripts) wrong.push(...(await mistakesOf(script)));
  expect(wrong.join('\n')).toBe('');
});

/** What commands need that a machine may not have, as their code shows it. */
const programs: readonly (readonly [code: RegExp, name: string, found: () => boolean])[] = [
  [/^ *aws /m, 'the AWS CLI', hasAwsCli],
  [/\bcurl /, 'curl', () => spawnSync('curl', ['--version']).status === 0],
  [/\bpython3 /, 'python3 with boto3 and pytest', () => python !== undefined],
];
const python = findPython('boto3', 'pytest');
const missing = programs.filter(([, , found]) => !found());
for (const [, name] of missing) console.warn(`Commands of the pages that need ${name} are not run: it is not here.`);

async function mistakesOf(script: Script): Promise<readonly string[]> {
  if (missing.some(([code]) => code.test(script.code))) return [];
  const { status, text } = await runScript(script, environment);
  const title = `== ${script.page}, ${script.name}`;
  if (status !== 0) return [`${title} ended with ${status}:\n${script.code}\n-- printed:\n${text}`];
  const pictured = script.page === 'README.md' && script.name === 'picture' ? [picturedRun()] : [];
  return [...script.printed, ...pictured]
    .filter((shown) => !shows(text, shown))
    .map((shown) => `${title} is shown to print\n${shown}\n-- and prints:\n${text}`);
}

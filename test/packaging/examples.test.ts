import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import manifest from '../../package.json';
import { findPython } from '../clients/support/installed';
import { describeNodes } from '../support/nodes';
import { InstalledPackage } from './support/InstalledPackage';
import { linkCommands } from './support/npm';
import { root, run } from './support/run';

// The examples as their reader has them: packages of their own, with the packed package and what they name installed.
jest.setTimeout(120_000);

const tools = ['jest', '@jest/globals', '@swc/jest', '@swc/core', 'vitest', 'typescript', '@aws-sdk/client-dynamodb'];
const commands = { stepmill: 'stepmill/dist/cli.js', jest: 'jest/bin/jest.js', vitest: 'vitest/vitest.mjs' };
const environment = { ...process.env, CI: 'true', NO_COLOR: '1', STEPMILL_ENDPOINT: '', NODE_OPTIONS: '' };
let installed: InstalledPackage;

beforeAll(() => {
  installed = new InstalledPackage([...Object.keys(manifest.dependencies), ...tools]);
  linkCommands(installed.modules, commands);
  const examples = path.join(root, 'examples');
  fs.cpSync(examples, path.join(installed.project, 'examples'), { recursive: true });
});

afterAll(() => {
  installed.remove();
});

const pytest = findPython('pytest');
if (pytest === undefined) console.warn('python3 with pytest is not here: the example for pytest is not run.');

function folder(example: string): string {
  return path.join(installed.project, 'examples', example);
}

/** Runs a script of an example as npm does, whose own start takes longer than most of them; gives what it prints. */
function npmRun(example: string, script: string, env: NodeJS.ProcessEnv = environment): string {
  const cwd = folder(example);
  const { scripts } = JSON.parse(fs.readFileSync(path.join(cwd, 'package.json'), 'utf8'));
  const PATH = [path.join(installed.modules, '.bin'), env['PATH']].join(path.delimiter);
  return run(scripts[script], [], { cwd, env: { ...env, PATH }, shell: true });
}

const packages = ['sam-typescript', 'cdk', 'serverless', 'order', 'workflows', 'application'];

// Those of Jest, of Vitest and of `stepmill coverage` fail when a state or a transition is not run.
test.each(packages.slice(1))('%s: its own tests pass, offline, with the coverage that they require', (example) => {
  npmRun(example, 'test');
});

test.each([
  ['cdk', '{"supplier":"south","part":"gear","price":9}'],
  ['serverless', '[{"delivered":true},{"delivered":true}]'],
])('%s: its demonstration runs in a terminal', (example, output) => {
  const text = npmRun(example, 'demo');
  expect(text).toMatch(/^SUCCEEDED after /m);
  expect(text).toContain(`\n  ${output}\n`);
});

// Each in a copy: a change of the template that breaks the application after its deployment.
test.each([
  ['dynamodb:PutItem', 'dynamodb:GetItem', 'is not authorized to perform: dynamodb:PutItem'],
  ['dynamodb:UpdateItem', 'dynamodb:GetItem', 'is not authorized to perform: dynamodb:UpdateItem'],
  ['dynamodb:DeleteItem', 'dynamodb:GetItem', 'is not authorized to perform: dynamodb:DeleteItem'],
  ['dynamodb:Scan', 'dynamodb:GetItem', 'is not authorized to perform: dynamodb:Scan'],
  ['LambdaInvokePolicy', 'LambdaInvoke', 'SAM has no such policy template'],
  ['[FAILED, ', '[', 'the status of an order that failed starts a clean-up'],
  ['Path: /orders', 'Path: /order', 'No API has a route for POST /orders'],
  ['cron(0 7', 'cron(0 8', 'the schedule starts a report at seven in Berlin'],
])('application: its tests fail with %j changed to %j', (before, after, text) => {
  const copy = 'application-changed';
  fs.rmSync(folder(copy), { recursive: true, force: true });
  fs.cpSync(folder('application'), folder(copy), { recursive: true });
  const template = path.join(folder(copy), 'template.yaml');
  const written = fs.readFileSync(template, 'utf8');
  fs.writeFileSync(template, written.replace(before, after));
  expect(fs.readFileSync(template, 'utf8')).not.toBe(written);
  expect(failureOf(() => npmRun(copy, 'test'))).toContain(text);
});

/** What a command printed that must fail. */
function failureOf(command: () => string): string {
  try {
    command();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It has not failed.');
}

describeNodes((node) => {
  test('sam-typescript: tests and demonstration pass, TypeScript functions included', () => {
    const env = { ...environment, PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH']}` };
    npmRun('sam-typescript', 'test', env);
    expect(npmRun('sam-typescript', 'demo', env)).toMatch(/^SUCCEEDED after /m);
  });
});

(pytest === undefined ? test.skip : test)(
  'pytest: its tests pass, with a handler of Python, and leave nothing running',
  async () => {
    const cwd = folder('pytest');
    const env = { ...environment, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: path.join(root, 'python/src') };
    const plugins = ['-p', 'pytest_stepmill.plugin', '-p', 'no:cacheprovider', '-W', 'ignore'];
    const text = run(pytest!, ['-m', 'pytest', '-q', ...plugins], { cwd, env });
    expect(text).toMatch(/\b8 passed in /);
    // The server has answered that it ends.
    while (fs.existsSync('/proc') && fs.readdirSync('/proc').some((id) => workingIn(id) === cwd)) await pause(50);
  },
);

/** The folder that a process is in. */
function workingIn(id: string): string | undefined {
  try {
    return fs.readlinkSync(`/proc/${id}/cwd`);
  } catch {
    return undefined;
  }
}

test('the packages name this version, and require no other', () => {
  const wanted = packages.map((example) => {
    const { devDependencies } = JSON.parse(fs.readFileSync(path.join(folder(example), 'package.json'), 'utf8'));
    return devDependencies.stepmill;
  });
  expect(wanted).toEqual(packages.map(() => `^${manifest.version}`));
});

test('order: no change of its definition goes by unnoticed', () => {
  const cli = path.join(installed.modules, commands.stepmill);
  const args = [cli, 'mutate', 'order.asl.json', '--min', '100', '--json', '--', 'npx', 'jest'];
  // A part of them is enough here: those of one state.
  const file = path.join(folder('order'), 'order.asl.json');
  const git = (...words: readonly string[]): string => run('git', words, { cwd: folder('order') });
  git('init', '--quiet');
  git('add', 'order.asl.json');
  git('-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '--quiet', '-m', 'before');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"Seconds": 28800', '"Seconds": 28800 '));
  const told = run(process.execPath, [...args.slice(0, 5), '--since', 'HEAD', ...args.slice(5)], {
    cwd: folder('order'),
    env: environment,
  });
  expect(JSON.parse(told)).toEqual({ changes: 1, noticed: 1, percent: 100, missed: [] });
});

test("the README's first command runs, with the order's own functions as well", () => {
  const command = /^npm ci && (npx stepmill run .*)$/m.exec(fs.readFileSync(path.join(root, 'README.md'), 'utf8'))![1]!;
  const shell = (line: string): { status: number | null; stdout: string } => {
    const [, ...args] = line.split(' ');
    const file = path.join(installed.modules, commands.stepmill);
    const { status, stdout } = spawnSync(process.execPath, [file, ...args.slice(1)], {
      cwd: installed.project,
      encoding: 'utf8',
      env: environment,
    });
    return { status, stdout };
  };
  const mocked = shell(command);
  expect(mocked).toEqual({ status: 0, stdout: expect.stringMatching(/^SUCCEEDED after 8h 3m 2s/m) });
  const own = shell(command.replace(/--mocks.*/, '--lambda examples/order/functions'));
  expect(own).toEqual({ status: 0, stdout: expect.stringMatching(/^SUCCEEDED after 8h 3m 2s/m) });
});

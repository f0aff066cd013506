import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { InstalledPackage } from './support/InstalledPackage';
import { root } from './support/run';

const modules = path.join(root, 'node_modules/');
const source = [
  "import { expect } from '@jest/globals';",
  "import { stepmill } from 'stepmill/jest';",
  "const order = stepmill().stateMachine({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });",
  'export const ran = order.run().then((run) => {',
  "  expect(run).toHaveTakenPath(['A']);",
  "  expect(run).not.toHaveCalled({ queue: 'q' });",
  '});',
].join('\n');
const augmentation = [
  "import type { StepmillMatchers } from 'stepmill/jest';",
  "declare module 'expect' {",
  '  interface Matchers<R extends void | Promise<void>, T = unknown> extends StepmillMatchers<R, T> {}',
  '}',
].join('\n');

/** A project as pnpm and Yarn PnP lay it out: a package sees what it has declared, and nothing else. */
class StrictProject extends InstalledPackage {
  constructor() {
    super([]);
    // The package lies apart from the project, and is linked into it.
    const store = path.join(this.folder, 'store/node_modules');
    fs.mkdirSync(store, { recursive: true });
    fs.renameSync(path.join(this.modules, 'stepmill'), path.join(store, 'stepmill'));
    fs.symlinkSync(path.join(store, 'stepmill'), path.join(this.modules, 'stepmill'), 'junction');
    this.show('@jest/globals', this.modules);
  }

  show(name: string, modules: string): void {
    fs.mkdirSync(path.dirname(path.join(modules, name)), { recursive: true });
    fs.symlinkSync(path.join(root, 'node_modules', name), path.join(modules, name), 'junction');
  }

  /** What a package manager does with an optional peer that the project has. */
  get ofPackage(): string {
    return path.join(this.folder, 'store/node_modules');
  }

  /** What the compiler says of the project and of the package. */
  errors(files: readonly string[], more: object = {}): readonly string[] {
    const usual = { module: 'node16', target: 'es2022', strict: true, noEmit: true, types: [] };
    // TypeScript's own declarations are none of ours.
    const compilerOptions = { ...usual, skipDefaultLibCheck: true, ...more };
    const config = this.write('tsconfig.json', JSON.stringify({ compilerOptions, files }));
    const args = [path.join(root, '.ci/tsc.mjs'), '--pretty', 'false', '-p', config];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: this.project, encoding: 'utf8' });
    expect(stderr).toBe('');
    // Conflicts between other packages' declarations do not concern ours. Explanations of an error are indented.
    const isOfOthers = (line: string): boolean => path.resolve(this.project, line).startsWith(modules);
    const lines = stdout.split('\n').filter((line) => /^\S/.test(line) && !isOfOthers(line));
    return lines.map((line) => line.replace(/^.*?error TS\d+: /, ''));
  }
}

let project: StrictProject;
beforeEach(() => (project = new StrictProject()));
afterEach(() => project.remove());

test('the matchers are in the types of @jest/globals where the project has `expect`', () => {
  const file = project.write('order.test.ts', source);
  const lax = { skipLibCheck: true };
  expect(project.errors([file], lax)).toEqual([
    expect.stringMatching(/^Property 'toHaveTakenPath' does not exist/),
    expect.stringMatching(/^Property 'toHaveCalled' does not exist/),
  ]);
  project.show('expect', project.ofPackage);
  expect(project.errors([file], lax)).toEqual([]);
});

test('and where the project names them itself, when the package has another `expect`', () => {
  project.show('expect', project.modules);
  const files = [project.write('order.test.ts', source), project.write('stepmill.d.ts', augmentation)];
  expect(project.errors(files, { skipLibCheck: true })).toEqual([]);
});

test('declarations of the package need no optional package: fast-check, Vitest, Jest', () => {
  const code = "import { stepmill } from 'stepmill/node';\nexport const sfn = stepmill();\n";
  // The SDK and the types of Node come with it.
  for (const name of ['@aws-sdk/client-sfn', '@types/node']) project.show(name, project.ofPackage);
  const file = project.write('order.ts', code);
  expect(project.errors([file], { types: [path.join(modules, '@types/node')] })).toEqual([]);
});

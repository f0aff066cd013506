import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import { InstalledPackage } from './support/InstalledPackage';
import { bin, root, run } from './support/run';

// The README's test, pasted into an empty project that has the packed package and a test runner. As it stands there, in
// TypeScript with Jest, it runs with the code of all pages: snippets.test.ts.
jest.setTimeout(300_000);

const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
const runners = ['jest', '@jest/globals', 'expect', 'vitest'];
let installed: InstalledPackage;

beforeAll(() => {
  installed = new InstalledPackage([...Object.keys(manifest.dependencies), ...runners]);
});

afterAll(() => {
  installed.remove();
});

/** The JavaScript or TypeScript that follows a heading. */
function snippet(heading: string): string {
  const section = readme.slice(readme.indexOf(`\n## ${heading}\n`));
  return /```[jt]s .*\n([\s\S]*?)```/.exec(section)![1]!;
}

/** The README's test as another runner's users write it. */
function pasted(imports: string): string {
  return snippet('Test a workflow').replace("import { stepmill } from 'stepmill/jest';", imports);
}

const quiet = { ...process.env, CI: 'true', NO_COLOR: '1' };

function inProject(command: string, args: readonly string[]): string {
  return run(command, args, { cwd: installed.project, env: quiet });
}

/** Runs Jest in a folder of the project. */
function jestIn(folder: string): void {
  run(process.execPath, [bin('jest', 'bin/jest.js')], { cwd: path.join(installed.project, folder), env: quiet });
}

test('Jest in CommonJS', () => {
  installed.write('commonjs/package.json', '{ "jest": { "testEnvironment": "node" } }');
  installed.write('commonjs/order.test.js', pasted("const { stepmill } = require('stepmill/jest');"));
  jestIn('commonjs');
});

test('Vitest in ES modules', () => {
  const imports = "import { stepmill } from 'stepmill/vitest';\nimport { expect, test } from 'vitest';";
  installed.write('package.json', '{ "type": "module" }');
  installed.write('vitest/order.test.js', pasted(imports));
  inProject(process.execPath, [bin('vitest', 'vitest.mjs'), 'run', '--root', 'vitest']);
});

test('node --test', () => {
  const imports = "import { expect, stepmill } from 'stepmill/node';\nimport test from 'node:test';";
  const file = installed.write('node/order.test.mjs', pasted(imports));
  inProject(process.execPath, ['--test', file]);
});

import fs from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json';
import { bin, InstalledPackage, root, run } from './support/InstalledPackage';

// The README's test, pasted into an empty project that has the packed package and a test runner.
jest.setTimeout(120_000);

const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
const runners = ['jest', '@jest/globals', '@swc/jest', '@swc/core', 'vitest', '@aws-sdk/client-s3'];
let installed: InstalledPackage;

beforeAll(() => {
  installed = new InstalledPackage([...Object.keys(manifest.dependencies), ...runners]);
});

afterAll(() => {
  installed.remove();
});

/** The JavaScript that follows a heading. */
function snippet(heading: string): string {
  const section = readme.slice(readme.indexOf(`\n## ${heading}\n`));
  return /```js\n([\s\S]*?)```/.exec(section)![1]!;
}

/** The README's test as another runner's users write it. */
function pasted(imports: string): string {
  return snippet('Test a workflow').replace(/const \{ stepmill \} = require\('stepmill\/jest'\);/, imports);
}

function inProject(command: string, args: readonly string[]): string {
  return run(command, args, { cwd: installed.project, env: { ...process.env, CI: 'true', NO_COLOR: '1' } });
}

test('Jest in CommonJS', () => {
  const name = 'commonjs/order.test.js';
  installed.write('commonjs/package.json', '{ "jest": { "testEnvironment": "node" } }');
  installed.write(name, pasted("const { stepmill } = require('stepmill/jest');"));
  inProject(process.execPath, [bin('jest', 'bin/jest.js'), '--rootDir', path.join(installed.project, 'commonjs')]);
});

test('Jest in TypeScript', () => {
  const transform = { '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' } } }] };
  installed.write('typescript/package.json', JSON.stringify({ jest: { transform, testEnvironment: 'node' } }));
  installed.write('typescript/order.test.ts', pasted("import { stepmill } from 'stepmill/jest';"));
  inProject(process.execPath, [bin('jest', 'bin/jest.js'), '--rootDir', path.join(installed.project, 'typescript')]);
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

test('the SDK example prints its output', () => {
  const server = `const { createService, startServer } = require('stepmill');
    const service = createService();
    startServer(service, { port: 0 }).then(async (server) => {
      globalThis.endpoint = server.url;
      console.log = ((log) => (...args) => { log(...args); service.close(); void server.close(); })(console.log);
      example();
    });`;
  const example = snippet('Use it from any SDK')
    .replace("'http://127.0.0.1:8083'", 'globalThis.endpoint')
    .replace(/\(async \(\) => \{/, 'function example() { return (async () => {')
    .replace(/\}\)\(\);\s*$/, '})(); }');
  const body = example
    .replace(/^const sfn = .*$/m, '')
    .replace('function example() {', (text) => text + sfnLine(example));
  const file = installed.write('sdk.cjs', `${body}\n${server}`);
  expect(inProject(process.execPath, ['--no-warnings', file])).toBe('"world"\n');
});

/** The client of the example, made once the endpoint is known. */
function sfnLine(example: string): string {
  return `\n${/^const sfn = .*$/m.exec(example)![0]}\n`;
}

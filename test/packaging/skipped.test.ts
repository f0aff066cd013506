import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './support/run';

// The reporter that lists skipped suites, in a Jest of its own.

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-skipped-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const files = {
  'passes.test.js': `test('passes', () => {});`,
  'suite.test.js': `
    console.info('something else');
    console.warn('No image is built. Podman cannot run.');
    describe.skip('all', () => { test('one', () => {}); test('two', () => {}); });`,
  'one.test.js': `test('passes', () => {}); test.skip('does not', () => {}); console.warn('No Go.');`,
  'later.test.js': `test.todo('later');`,
};
for (const [name, code] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), code);

function jest(...args: readonly string[]): { status: number | null; skipped: string | undefined } {
  const reporters = ['default', path.join(root, '.ci/skipped.cjs')];
  const config = JSON.stringify({ rootDir: folder, reporters, transform: {} });
  const program = path.join(root, 'node_modules/jest/bin/jest.js');
  const { status, stderr } = spawnSync(process.execPath, [program, '-i', '--config', config, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, skipped: /^Skipped:\n(?: {2}.*\n)*/m.exec(stderr)?.[0] };
}

test('lists each suite that skipped tests, with what it warned of', () => {
  expect(jest()).toEqual({
    status: 0,
    skipped: `Skipped:
  later.test.js: 1 test.
  one.test.js: 1 test. No Go.
  suite.test.js: 2 tests. No image is built. Podman cannot run.
`,
  });
});

test('lists nothing where nothing was skipped, or a developer has named tests', () => {
  expect(jest('passes.test.js')).toEqual({ status: 0, skipped: undefined });
  expect(jest('-t', 'passes')).toEqual({ status: 0, skipped: undefined });
});

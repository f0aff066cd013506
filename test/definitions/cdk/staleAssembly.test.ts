import { execFileSync } from 'node:child_process';
import { utimesSync } from 'node:fs';
import { join, relative } from 'node:path';
import { staleAssembly } from '../../../src/definitions/cdk/staleAssembly';
import { project } from '../support/project';

const hour = 3600;

/** Files of a CDK app, each by the hour in which it was changed. */
function app(times: Readonly<Record<string, number>>): { folder: string; stale: () => string | undefined } {
  const { folder } = project(Object.fromEntries(Object.keys(times).map((name) => [name, '{}'])));
  for (const [name, at] of Object.entries(times)) utimesSync(join(folder, name), at * hour, at * hour);
  return {
    folder,
    stale: () => {
      const found = staleAssembly(join(folder, 'cdk.out/Stack.template.json'));
      return found && `${relative(folder, found.folder)} < ${relative(folder, found.source)}`;
    },
  };
}

const fresh = { 'cdk.json': 1, 'bin/app.ts': 1, 'lib/stack.ts': 2, 'cdk.out/manifest.json': 3 };

/** What has changed since the assembly was made, with the message about it. */
const cases: readonly (readonly [title: string, times: Readonly<Record<string, number>>, said: string | undefined])[] =
  [
    ['nothing', {}, undefined],
    ['a stack', { 'lib/stack.ts': 4 }, 'cdk.out < lib/stack.ts'],
    ['the entry of the app', { 'bin/app.ts': 4 }, 'cdk.out < bin/app.ts'],
    ['cdk.json', { 'cdk.json': 4 }, 'cdk.out < cdk.json'],
    ['a handler', { 'lambda/charge.py': 4 }, 'cdk.out < lambda/charge.py'],
    ['a definition', { 'lib/order.asl.json': 4 }, 'cdk.out < lib/order.asl.json'],
    ['two files: the last is named', { 'lib/stack.ts': 4, 'lib/other.ts': 5 }, 'cdk.out < lib/other.ts'],
    ['what the compiler makes', { 'lib/stack.js': 4, 'lib/stack.d.ts': 4 }, undefined],
    ['the names that stepmill types writes', { 'stepmill.d.ts': 4 }, undefined],
    ['a file of JavaScript', { 'lib/plain.js': 4 }, 'cdk.out < lib/plain.js'],
    ['tests', { 'test/stack.test.ts': 4, 'lib/stack.test.ts': 4, 'jest.config.js': 4 }, undefined],
    ['packages', { 'node_modules/a/index.js': 4 }, undefined],
    ['pages', { 'README.md': 4 }, undefined],
    ['everything: a checkout beside an old assembly', { 'cdk.json': 4, 'bin/app.ts': 4, 'lib/stack.ts': 4 }, undefined],
  ];

test.each(cases)('changed since: %s', (_, times, said) => {
  expect(app({ ...fresh, ...times }).stale()).toBe(said);
});

test('an assembly within an assembly is as old as the outer one', () => {
  const { folder } = app({ ...fresh, 'lib/stack.ts': 4, 'cdk.out/assembly-Prod/manifest.json': 5 });

  expect(staleAssembly(join(folder, 'cdk.out/assembly-Prod/Stack.template.json'))).toEqual({
    folder: join(folder, 'cdk.out'),
    source: join(folder, 'lib/stack.ts'),
  });
});

test('an assembly under version control is as old as the checkout', () => {
  const { folder, stale } = app({ ...fresh, 'lib/stack.ts': 4 });
  const git = (...args: string[]): void => void execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init');
  git('add', 'lib');
  expect(stale()).toBe('cdk.out < lib/stack.ts');

  git('add', 'cdk.out');
  expect(stale()).toBeUndefined();
});

test('says nothing about a template without an app', () => {
  expect(app({ 'cdk.out/manifest.json': 1, 'lib/stack.ts': 2 }).stale()).toBeUndefined();
  expect(app({ 'cdk.json': 1, 'lib/stack.ts': 2 }).stale()).toBeUndefined();
});

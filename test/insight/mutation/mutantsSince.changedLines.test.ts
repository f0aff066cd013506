import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { changedLines } from '../../../src/insight/mutation/mutantsSince';
import { folderWith } from '../../cli/support/cli';

const lines = '1\n2\n3\n';
const folder = folderWith({
  '.gitattributes': 'undiffed.json -diff\nbinary.json binary\n',
  'undiffed.json': lines,
  'binary.json': lines,
  'shared/order.json': lines,
});
const at = (name: string): string => path.join(folder, name);
const links = process.platform !== 'win32';

beforeAll(() => {
  if (links) fs.symlinkSync(path.join('shared', 'order.json'), at('link.json'));
  const git = (...args: string[]): unknown => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init');
  git('add', '-A');
  git('-c', 'user.name=a', '-c', 'user.email=a@a', '-c', 'commit.gpgsign=false', 'commit', '-m', 'one');
});

const files: readonly (readonly [what: string, name: string])[] = [
  ['that .gitattributes leaves out of diffs', 'undiffed.json'],
  ['that .gitattributes calls binary', 'binary.json'],
  ...(links ? [['that a link leads to', 'link.json'] as const] : []),
];

test.each(files)('lines of a file %s', (_what, name) => {
  expect(changedLines(at(name), 'HEAD')(1, 3)).toBe(false);
  fs.writeFileSync(at(name), '1\n2\nthree\n');
  const isChanged = changedLines(at(name), 'HEAD');
  expect([isChanged(1, 2), isChanged(3, 3)]).toEqual([false, true]);
});

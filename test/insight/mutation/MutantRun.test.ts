import path from 'node:path';
import { withoutNpx } from '../../../src/insight/mutation/MutantRun';
import { folderWith } from '../../cli/support/cli';

const folder = folderWith({ 'node_modules/.bin/jest': '', 'packages/order/readme.txt': '' });
const bin = path.join(folder, 'node_modules/.bin');

(process.platform === 'win32' ? test.skip : test)(
  'a command that is installed here, or above, runs without npx',
  () => {
    expect(withoutNpx(['npx', 'jest', 'order'], path.join(folder, 'packages/order'))).toEqual({
      words: [path.join(bin, 'jest'), 'order'],
      paths: [bin],
    });
  },
);

test.each([
  [['npx', 'nowhere-installed-runner']],
  [['npx', '--yes', 'jest']],
  [['npm', 'test']],
  [['npx']],
  [['jest']],
])('%j stays unchanged', (words) => {
  expect(withoutNpx(words, folder)).toEqual({ words, paths: [] });
});

import fs from 'node:fs';
import path from 'node:path';
import { SourceStamp } from '../../../../../src/tasks/integrations/lambda/runtime/SourceStamp';
import { folderWith } from '../../../../cli/support/cli';

const folder = folderWith({
  'app.py': '1',
  'lib/more.py': '1',
  'data.txt': '1',
  tool: '1',
  'node_modules/other/index.js': '1',
  '.venv/lib/site.py': '1',
});

/** Changes something, and looks until that is seen: the next look is due some milliseconds later. */
async function change(stamp: SourceStamp, action: () => void): Promise<void> {
  action();
  while (!stamp.hasChanged()) await new Promise(setImmediate);
}

const write = (name: string) => () => fs.appendFileSync(path.join(folder, name), '+');

test('sources below the folder, and files that the command names', async () => {
  const stamp = new SourceStamp([folder], folder, './tool --with "data.csv"');
  expect(stamp.hasChanged()).toBe(false);
  await change(stamp, write('app.py'));
  await change(stamp, write('lib/more.py'));
  await change(stamp, write('tool'));
  await change(stamp, () => fs.writeFileSync(path.join(folder, 'new.py'), ''));
  await change(stamp, () => fs.rmSync(path.join(folder, 'new.py')));
  await change(stamp, write('data.csv'));
  expect(stamp.hasChanged()).toBe(false);
});

test('neither data nor packages of others', () => {
  const take = () => (new SourceStamp([folder], folder, ['python3', 'app.py']) as unknown as { stamp: string }).stamp;
  const before = take();
  for (const name of ['data.txt', 'node_modules/other/index.js', '.venv/lib/site.py']) write(name)();
  expect(take()).toBe(before);
  expect(before).toContain('more.py');
});

test('a missing folder has nothing that could change', () => {
  const stamp = new SourceStamp([path.join(folder, 'nowhere')], folder, 'x');
  expect(stamp.hasChanged()).toBe(false);
});

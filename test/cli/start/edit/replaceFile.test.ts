import fs from 'node:fs';
import path from 'node:path';
import { replaceFiles, type Replacement } from '../../../../src/cli/start/edit/replaceFile';
import { folderWith } from '../../support/cli';

const folder = folderWith({ 'a/one': 'old 1', 'b/two': 'old 2' });
const [one, two] = ['a/one', 'b/two'].map((name) => path.join(folder, name)) as [string, string];
const read = (): readonly string[] => [one, two].map((file) => fs.readFileSync(file, 'utf8'));
const left = (): readonly string[] =>
  (fs.readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.stepmill'));

beforeEach(() => {
  fs.writeFileSync(one, 'old 1');
  fs.writeFileSync(two, 'old 2');
});

/** The replacements of both. `before`: called when the second is looked at for the last time. */
function both(before = (_first: Buffer): void => undefined): readonly Replacement[] {
  const first = Buffer.from('new 1');
  let looks = 0;
  const check = (): void => {
    if (++looks === 2) before(first);
  };
  return [
    { file: one, content: first, check: () => undefined },
    { file: two, content: Buffer.from('new 2'), check },
  ];
}

test('replaces all', () => {
  replaceFiles(both());
  expect([read(), left()]).toEqual([['new 1', 'new 2'], []]);
});

test('a file that changes at the last moment leaves all as they were', () => {
  const replace = (): void =>
    replaceFiles(
      both(() => {
        throw new Error('it changed');
      }),
    );
  expect(replace).toThrow('two cannot be written: it changed. All files are as they were.');
  expect([read(), left()]).toEqual([['old 1', 'old 2'], []]);
});

/** So the second cannot take its name, when the first has. */
const removeSecond = (): void => fs.rmSync(path.join(folder, 'b/.two.stepmill'));

test('a failure between two files puts the first back', () => {
  expect(() => replaceFiles(both(removeSecond))).toThrow(
    /^two cannot be written: ENOENT.*All files are as they were\.$/,
  );
  expect([read(), left()]).toEqual([['old 1', 'old 2'], []]);
});

test('the message names a file that cannot be put back', () => {
  const replace = (): void =>
    replaceFiles(
      both((first) => {
        removeSecond();
        // As if somebody had written it in between.
        first.write('else');
      }),
    );
  expect(replace).toThrow(
    `The others are as they were, except for these, which have their new text: ${one} (somebody else has changed it since).`,
  );
  expect([read(), left()]).toEqual([['new 1', 'old 2'], []]);
});

import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../../../src/errors/HarnessError';
import { statOf, unreadable, walkFolder } from '../../../../../src/tasks/integrations/objects/folder/walkFolder';
import { newFolder, removeFolders } from '../support';

afterAll(removeFolders);

function keys(root: string, prefix = '', after?: string, store = fs.realpathSync(root)): string[] {
  return [...walkFolder(root, store, { prefix, after })].map(({ key }) => key);
}

test('finds each file with its key and its size, in the order of S3', () => {
  const root = newFolder({ 'a/b.txt': 'one', 'a.txt': 'two!', 'a/c/d': '', z: 'x' });
  fs.mkdirSync(path.join(root, 'empty'));
  const found = [...walkFolder(root, fs.realpathSync(root), { prefix: '' })];
  // `a.txt` is before `a/`: a full stop is below a slash.
  expect(found.map(({ key, file, stats }) => [key, path.relative(root, file), stats.size])).toEqual([
    ['a.txt', 'a.txt', 4],
    ['a/b.txt', path.join('a', 'b.txt'), 3],
    ['a/c/d', path.join('a', 'c', 'd'), 0],
    ['z', 'z', 1],
  ]);
});

test('a prefix and a start leave out files, wherever they cut', () => {
  const root = newFolder({ 'a/b/1': '', 'a/b/2': '', 'a/c': '', ab: '', b: '' });
  expect([
    keys(root, 'a'),
    keys(root, 'a/'),
    keys(root, 'a/b'),
    keys(root, 'a/b/2'),
    keys(root, 'c'),
    keys(root, '', 'a/b/1'),
    keys(root, '', 'a/b'),
    keys(root, '', 'a/b~'),
    keys(root, 'a/', 'a/c'),
  ]).toEqual([
    ['a/b/1', 'a/b/2', 'a/c', 'ab'],
    ['a/b/1', 'a/b/2', 'a/c'],
    ['a/b/1', 'a/b/2'],
    ['a/b/2'],
    [],
    ['a/b/2', 'a/c', 'ab', 'b'],
    ['a/b/1', 'a/b/2', 'a/c', 'ab', 'b'],
    ['a/c', 'ab', 'b'],
    [],
  ]);
});

test('a folder that does not exist has no files', () => {
  expect(keys(path.join(newFolder(), 'missing'), '', undefined, '/')).toEqual([]);
});

test('links inside the store are followed, broken ones are no objects', () => {
  const store = newFolder({ 'bucket/a': 'x', 'other/b': 'y' });
  fs.symlinkSync(path.join(store, 'other'), path.join(store, 'bucket', 'linked'));
  fs.symlinkSync(path.join(store, 'nowhere'), path.join(store, 'bucket', 'broken'));
  expect(keys(path.join(store, 'bucket'), '', undefined, fs.realpathSync(store))).toEqual(['a', 'linked/b']);
});

test('a link out of the store and a link to a folder above are mistakes', () => {
  const outside = newFolder({ secret: 'x' });
  const root = newFolder({ a: '' });
  fs.symlinkSync(outside, path.join(root, 'out'));
  expect(() => keys(root)).toThrow(HarnessError);
  fs.unlinkSync(path.join(root, 'out'));
  fs.symlinkSync(root, path.join(root, 'loop'));
  const loop = path.join(root, 'loop');
  expect(() => keys(root)).toThrow(new HarnessError(`${loop} is a link to a folder above it.`));
});

test('a key that S3 cannot hold is a mistake', () => {
  const [part, last] = ['x'.repeat(250), 'y'.repeat(24)];
  const root = newFolder({ [`${part}/${part}/${part}/${part}/${last}`]: '' });
  expect(() => keys(root)).toThrow(/ has a key longer than the 1024 bytes that S3 allows\.$/);
  expect(keys(newFolder({ [`${part}/${part}/${part}/${part}/${last.slice(4)}`]: '' }))).toHaveLength(1);
});

test('statOf returns nothing for what is missing', () => {
  const root = newFolder({ a: 'xy' });
  fs.symlinkSync('self', path.join(root, 'self'));
  expect(['a', 'missing', 'a/below', 'self'].map((name) => statOf(path.join(root, name))?.size)).toEqual([
    2,
    undefined,
    undefined,
    undefined,
  ]);
  const tooLong = path.join(root, 'n'.repeat(300));
  expect(() => statOf(tooLong)).toThrow(
    unreadable(tooLong, new Error(`ENAMETOOLONG: name too long, stat '${tooLong}'`)),
  );
});

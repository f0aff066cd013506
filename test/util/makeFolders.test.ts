import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeFolders } from '../../src/util/makeFolders';

let parent: string;
beforeEach(() => (parent = fs.mkdtempSync(path.join(os.tmpdir(), 'make-folders-'))));
afterEach(() => fs.rmSync(parent, { recursive: true }));

test('creates a folder with its parents, and says once that it is new', () => {
  const folder = path.join(parent, 'a', 'b', 'c');
  expect([makeFolders(folder), makeFolders(folder)]).toEqual([true, false]);
  expect(fs.statSync(folder).isDirectory()).toBe(true);
  expect(makeFolders(path.parse(folder).root)).toBe(false);
});

test('reports a file in the way', () => {
  const file = path.join(parent, 'file');
  fs.writeFileSync(file, '');
  expect(() => makeFolders(file)).toThrow('EEXIST');
  expect(() => makeFolders(path.join(file, 'a', 'b'))).toThrow(/ENOTDIR|ENOENT/);
});

// Node's own way never returns here.
const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux('reports a file system without folders', () => {
  expect(() => makeFolders('/proc/stepmill/a/b')).toThrow("ENOENT: no such file or directory, mkdir '/proc/stepmill'");
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeFolder } from '../../../src/engine/journal/folder';

let parent: string;
beforeEach(() => (parent = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-folder-'))));
afterEach(() => fs.rmSync(parent, { recursive: true }));

test('creates a folder with its parents, for its owner alone; it is new once', () => {
  const folder = path.join(parent, 'a', 'b');
  expect(makeFolder(folder)).toBe(true);
  expect(fs.statSync(folder).isDirectory()).toBe(true);
  if (process.platform !== 'win32') expect(fs.statSync(folder).mode & 0o777).toBe(0o700);
  expect(makeFolder(folder)).toBe(false);
});

test('says where a folder is impossible', () => {
  const file = path.join(parent, 'file');
  fs.writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(`The data directory ${file} cannot be used: it is a file.`);
  expect(() => makeFolder(path.join(file, 'below'))).toThrow(/cannot be used: (?:it is a file\.|ENOTDIR)/);
});

const onLinux = process.platform === 'linux' ? test : test.skip;
onLinux('a file system without lock folders does not block forever', () => {
  expect(() => makeFolder('/proc/stepmill/data')).toThrow(
    'The data directory /proc/stepmill/data cannot be used: ENOENT',
  );
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DefinitionLoadError } from '../../../src/definitions/DefinitionLoadError';
import { entryAt, listFolder, relativeTo, SourceFiles } from '../../../src/definitions/source/SourceFiles';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-files-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Buffer): string => {
  const file = path.join(folder, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return file;
};

const place = { file: 'template.yaml', line: 3, column: 5 };

/** The error of reading a file, without the folder. */
function errorOf(file: string, askedAt = place, maxBytes?: number): string {
  try {
    new SourceFiles().read(file, askedAt, maxBytes);
  } catch (error) {
    if (DefinitionLoadError.is(error)) return error.message.replaceAll(folder, 'F');
    throw error;
  }
  return 'read';
}

test('reads each file once, and given texts instead of files', () => {
  const file = write('a.yaml', 'one');
  const given = path.join(folder, 'unsaved.yaml');
  const files = new SourceFiles({ [given]: 'typed' });
  const first = files.read(file);
  fs.writeFileSync(file, 'two');
  expect([files.read(file), files.read(given).toString()]).toEqual([first, 'typed']);
  expect([first.toString(), first.positionAt(1), files.names]).toEqual([
    'one',
    { file, line: 1, column: 2 },
    [file, given],
  ]);
});

test('reads the beginning of a file; nothing of one that cannot be read', () => {
  const files = new SourceFiles({ given: 'typed' });
  expect([
    files.head(write('a', 'content'), 3),
    files.head(write('b', 'x'), 3),
    files.head('given', 2),
    files.head(path.join(folder, 'none'), 3),
  ]).toEqual(['con', 'x', 'ty', '']);
});

test('names what is missing, with the nearest name or the base of the path', () => {
  write('order.asl.json', '{}');
  const missing = (name: string, askedAt = place): string => errorOf(path.join(folder, name), askedAt);
  expect(missing('ordr.asl.json')).toBe(
    'template.yaml:3:5: There is no file F/ordr.asl.json.\n  Did you mean F/order.asl.json?',
  );
  expect(missing('else.yaml')).toBe(
    'template.yaml:3:5: There is no file F/else.yaml.\n  Paths are relative to the file that names them.',
  );
  const own = { file: path.join(folder, 'else.yaml'), line: 1, column: 1 };
  expect(missing('else.yaml', own)).toBe('F/else.yaml:1:1: There is no file F/else.yaml.');
});

test('a missing cloud assembly says how to write it', () => {
  write('app/cdk.json', '{}');
  const inApp = errorOf(path.join(folder, 'app/cdk.out/manifest.json'));
  const elsewhere = errorOf(path.join(folder, 'cdk.out'));
  expect([inApp, elsewhere]).toEqual([
    'template.yaml:3:5: There is no file F/app/cdk.out/manifest.json.\n  Run: (cd F/app && npx cdk synth)',
    'template.yaml:3:5: There is no file F/cdk.out.\n  npx cdk synth writes cdk.out beside cdk.json; ' +
      `the current folder is ${process.cwd()}.`,
  ]);
});

test.each<[string, string | Buffer | undefined, number | undefined, string]>([
  ['a folder', undefined, undefined, 'F/x is a folder.'],
  ['bytes that are no text', Buffer.from([0x61, 0xff]), undefined, 'F/x is not UTF-8 text.'],
  [
    'a file above the limit',
    'x'.repeat(1024 * 1024 + 1),
    1024 * 1024,
    'F/x has 1.0 MiB; the limit is 1.0 MiB.\n  CloudFormation takes templates of 1 MiB and Step Functions definitions ' +
      'of 1 MiB: name the file that is deployed.',
  ],
])('rejects %s', (_, content, maxBytes, message) => {
  if (content === undefined) fs.mkdirSync(path.join(folder, 'x'));
  else write('x', content);
  expect(errorOf(path.join(folder, 'x'), place, maxBytes)).toBe(`template.yaml:3:5: ${message}`);
});

test('tells files, folders and other entries apart', () => {
  const file = write('a', '');
  fs.symlinkSync('loop', path.join(folder, 'loop'));
  const files = new SourceFiles({ [path.join(folder, 'given')]: '' });
  const paths = [file, folder, '/dev/null', path.join(folder, 'none'), path.join(folder, 'loop'), path.join(file, 'b')];
  expect(paths.map(entryAt)).toEqual(['file', 'folder', 'other', undefined, undefined, undefined]);
  expect([files.isFile(file), files.isFile(folder), files.isFolder(folder), files.isFolder(file)]).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect(files.isFile(path.join(folder, 'given'))).toBe(true);
});

test('a path is relative to the file that has it', () => {
  expect([relativeTo('a/b.yaml', 'c/d'), relativeTo('a/b.yaml', '/c'), relativeTo('b.yaml', '../c')]).toEqual([
    'a/c/d',
    '/c',
    '../c',
  ]);
  write('b', '');
  write('a', '');
  expect([listFolder(folder), listFolder(path.join(folder, 'none'))]).toEqual([['a', 'b'], []]);
});

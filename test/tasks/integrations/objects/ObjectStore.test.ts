import fs from 'node:fs';
import path from 'node:path';
import { HarnessError } from '../../../../src/errors/HarnessError';
import type { ObjectBucket, ObjectInfo, OpenObject } from '../../../../src/tasks/integrations/objects/ObjectBucket';
import { ObjectStore } from '../../../../src/tasks/integrations/objects/ObjectStore';
import { filesIn, keysOf, newFolder, removeFolders, store, textOf } from './support';

afterAll(removeFolders);

const nowMs = 1_704_164_645_000;

function open(options: ConstructorParameters<typeof ObjectStore>[0]): ObjectStore {
  return new ObjectStore(options, () => nowMs);
}

const doors: [string, () => ObjectBucket][] = [
  ['in memory', () => open({}).createBucket('b')],
  ['in a folder', () => open({ folder: newFolder({ 'b/.keep': '' }) }).bucket('b')!],
  ['in memory, over a folder', () => open({ folder: newFolder({ 'b/.keep': '' }), readOnly: true }).bucket('b')!],
];

describe.each(doors)('a bucket %s', (_name, bucketOf) => {
  test('gives back what was stored', async () => {
    const bucket = bucketOf();
    store(bucket, 'in/héllo.txt', 'hé\n');
    expect(bucket.head('in/héllo.txt')).toEqual({
      key: 'in/héllo.txt',
      size: 4,
      etag: '"b7b5603da77af9bb84d45ce1325eb325"',
      lastModifiedMs: nowMs,
      contentType: 'binary/octet-stream',
      metadata: {},
    });
    expect(textOf(bucket.open('in/héllo.txt') as OpenObject)).toBe('hé\n');
    expect(String(await (bucket.open('in/héllo.txt') as OpenObject).slice(1, 3))).toBe('é');
  });

  test('lists keys as S3 does, with a prefix and behind a key', () => {
    const bucket = bucketOf();
    for (const key of ['z', 'a/b/c', 'a.txt', 'a/a', 'a-1', 'a0', '\uffee', '\u{1f600}']) store(bucket, key, '');
    const all = ['.keep', 'a-1', 'a.txt', 'a/a', 'a/b/c', 'a0', 'z', '\uffee', '\u{1f600}'];
    const there = keysOf(bucket).includes('.keep') ? all : all.slice(1);
    expect(keysOf(bucket)).toEqual(there);
    expect(keysOf(bucket, 'a/')).toEqual(['a/a', 'a/b/c']);
    expect(keysOf(bucket, 'a/b')).toEqual(['a/b/c']);
    expect(keysOf(bucket, 'a', 'a/a')).toEqual(['a/b/c', 'a0']);
    expect(keysOf(bucket, 'nothing')).toEqual([]);
  });

  test('knows no key that is not there', () => {
    const bucket = bucketOf();
    store(bucket, 'a/b', 'x');
    const missing = expect.objectContaining({ code: 'NoSuchKey', message: 'The specified key does not exist.' });
    for (const key of ['A/b', 'a', 'a/', 'a/b/', 'a/b/c', '../b/a/b', './a/b', 'a//b', '/a/b', 'a/../a/b', '\0', ''])
      expect(() => bucket.head(key)).toThrow(missing);
    expect(() => bucket.open('a/b', 'v1')).toThrow(expect.objectContaining({ code: 'NoSuchVersion' }));
    expect((bucket.head('a/b', 'null') as ObjectInfo).size).toBe(1);
  });

  test('forgets what is deleted, and asks nothing of what is not there', () => {
    const bucket = bucketOf();
    store(bucket, 'a/b/c', 'x');
    bucket.delete('a/b/c');
    bucket.delete('a/b/c');
    bucket.delete('../x');
    expect(keysOf(bucket, 'a')).toEqual([]);
    expect(() => bucket.head('a/b/c')).toThrow(expect.objectContaining({ code: 'NoSuchKey' }));
  });

  test('shows nothing of an object before it is whole, and keeps the content of one that is being read', () => {
    const bucket = bucketOf();
    store(bucket, 'k', 'old');
    const reader = bucket.open('k') as OpenObject;
    const writer = bucket.create('k', { contentType: 'text/csv', metadata: { a: 'b' } }) as any;
    writer.write(Buffer.from('n'));
    expect(textOf(bucket.open('k') as OpenObject)).toBe('old');
    writer.write(Buffer.from('ew'));
    expect(writer.commit()).toMatchObject({ size: 3, contentType: 'text/csv', metadata: { a: 'b' } });
    expect(bucket.head('k')).toMatchObject({ contentType: 'text/csv', metadata: { a: 'b' } });
    expect(textOf(reader)).toBe('old');
    const aborted = bucket.create('never', {}) as any;
    aborted.write(Buffer.from('x'));
    aborted.abort();
    expect(keysOf(bucket, 'n')).toEqual([]);
  });
});

describe('a bucket in memory', () => {
  test('holds any key', () => {
    const bucket = open({}).createBucket('b');
    for (const key of ['a', 'a/', 'a/b', '../x', 'a//b', '/']) store(bucket, key, key);
    expect(keysOf(bucket)).toEqual(['../x', '/', 'a', 'a/', 'a//b', 'a/b']);
    expect(textOf(bucket.open('../x') as OpenObject)).toBe('../x');
  });

  test('keeps versions that are named', () => {
    const objects = open({});
    objects.put('b', 'k', Buffer.from('one'), { versionId: 'v1' });
    objects.put('b', 'k', Buffer.from('two'), { versionId: 'v2' });
    const bucket = objects.bucket('b')!;
    expect(textOf(bucket.open('k', 'v1') as OpenObject)).toBe('one');
    expect(textOf(bucket.open('k') as OpenObject)).toBe('two');
    expect(bucket.head('k')).toMatchObject({ versionId: 'v2' });
    bucket.delete('k', 'v2');
    expect(textOf(bucket.open('k') as OpenObject)).toBe('one');
  });
});

describe('a folder', () => {
  test('is left as it was, but for what was written', () => {
    const folder = newFolder({ 'b/in.csv': 'a', 'other/x': '' });
    const bucket = open({ folder }).bucket('b')!;
    store(bucket, 'out/1.json', '[]');
    const writer = bucket.create('out/2.json', {}) as any;
    writer.write(Buffer.from('x'));
    writer.abort();
    bucket.delete('in.csv');
    expect(filesIn(folder)).toEqual(['b', 'b/out', 'b/out/1.json', 'other', 'other/x']);
  });

  test('takes no key that would be another one on disk, or none', () => {
    const folder = newFolder({ 'b/a': '', 'b/d/e': '' });
    const bucket = open({ folder }).bucket('b')!;
    const refused: Record<string, string> = {
      '../x': "the part '..' has a special meaning on disk",
      'x/./y': "the part '.' has a special meaning on disk",
      'x//y': 'it has two slashes in a row, or begins with one',
      '/x': 'it has two slashes in a row, or begins with one',
      'x/': 'it ends in a slash (a folder marker), but a folder on disk is not an object',
      'a/b': "'a' is already an object, and on disk it cannot also be a folder",
      d: "there are already objects that begin with 'd/', and on disk it cannot also be a file",
      'x\0': 'it has characters that file names cannot have',
      ['x'.repeat(256)]: 'a part of it has more than 255 bytes',
    };
    for (const [key, why] of Object.entries(refused))
      expect(() => bucket.create(key, {})).toThrow(
        new HarnessError(
          `The object '${key}' cannot be stored in the folder ${path.join(folder, 'b')}: ${why}. ` +
            "A bucket in memory holds any key: sfn.s3.createBucket('b').",
        ),
      );
    expect(filesIn(folder)).toEqual(['b', 'b/a', 'b/d', 'b/d/e']);
  });

  test('has buckets that are its folders alone', () => {
    const folder = newFolder({ 'b/x': '', file: '' });
    const objects = open({ folder });
    for (const name of ['.', '..', '', 'b/', 'b/x', '/b', 'B', 'file', 'c', 'arn:aws:s3:::b'])
      expect(objects.bucket(name)).toBeUndefined();
    expect(objects.bucketNames).toEqual(['b']);
    fs.rmSync(path.join(folder, 'b'), { recursive: true });
    expect(objects.bucket('b')).toBeUndefined();
  });

  test('that is not there is a mistake', () => {
    expect(() => open({ folder: '/nowhere/at/all' })).toThrow(
      new HarnessError(
        '/nowhere/at/all is not a folder. S3 is a folder with one folder for each bucket: DIR/<bucket>/<key>.',
      ),
    );
  });

  test('that is only read keeps what is written, and what is deleted, to itself', () => {
    const folder = newFolder({ 'b/a': 'old', 'b/c': 'kept' });
    const objects = open({ folder, readOnly: true });
    objects.put('b', 'a/b', Buffer.from('new'));
    objects.put('new', 'x', Buffer.from(''));
    store(objects.bucket('b')!, 'a', 'newer');
    objects.bucket('b')!.delete('c');
    expect(keysOf(objects.bucket('b')!)).toEqual(['a', 'a/b']);
    expect(textOf(objects.bucket('b')!.open('a') as OpenObject)).toBe('newer');
    expect(() => objects.bucket('b')!.head('c')).toThrow(expect.objectContaining({ code: 'NoSuchKey' }));
    expect(objects.bucketNames).toEqual(['b', 'new']);
    expect(filesIn(folder)).toEqual(['b', 'b/a', 'b/c']);
    objects.reset();
    expect(keysOf(objects.bucket('b')!)).toEqual(['a', 'c']);
    expect(objects.bucket('new')).toBeUndefined();
  });

  test('follows links inside of it, and lists no broken links', () => {
    const folder = newFolder({ 'b/a': '', 'data/x.csv': 'x' });
    fs.symlinkSync(path.join(folder, 'data'), path.join(folder, 'b/linked'), 'junction');
    fs.symlinkSync(path.join(folder, 'nothing'), path.join(folder, 'b/broken'), 'junction');
    const bucket = open({ folder }).bucket('b')!;
    expect(keysOf(bucket)).toEqual(['a', 'linked/x.csv']);
    expect(textOf(bucket.open('linked/x.csv') as OpenObject)).toBe('x');
    store(bucket, 'linked/y.csv', 'y');
    expect(filesIn(path.join(folder, 'data'))).toEqual(['x.csv', 'y.csv']);
    fs.symlinkSync(path.join(folder, 'b'), path.join(folder, 'b/loop'), 'junction');
    expect(() => keysOf(bucket)).toThrow(
      new HarnessError(`${path.join(folder, 'b/loop')} is a link to a folder above it.`),
    );
  });

  test('throws for links that lead out of it, for reading, listing, writing and deleting', () => {
    const elsewhere = fs.realpathSync(newFolder({ 'data/x.csv': 'x' }));
    const folder = fs.realpathSync(newFolder({ 'b/a': '' }));
    const outside = (link: string, to: string): HarnessError =>
      new HarnessError(
        `${path.join(folder, link)} leads through a link to ${path.join(elsewhere, to)}, out of the folder ${folder} that holds the S3 buckets. ` +
          'Copy or mount the files into the folder, or name a folder that contains both.',
      );
    fs.symlinkSync(path.join(elsewhere, 'data'), path.join(folder, 'b/linked'), 'junction');
    fs.symlinkSync(path.join(elsewhere, 'data/x.csv'), path.join(folder, 'b/file'));
    fs.symlinkSync(path.join(elsewhere, 'data'), path.join(folder, 'bucket'), 'junction');
    fs.symlinkSync(path.join(elsewhere, 'nothing'), path.join(folder, 'b/broken'));
    const objects = open({ folder });
    const bucket = objects.bucket('b')!;
    expect(() => keysOf(bucket)).toThrow(outside('b/file', 'data/x.csv'));
    expect(() => bucket.head('file')).toThrow(outside('b/file', 'data/x.csv'));
    expect(() => bucket.open('linked/x.csv')).toThrow(outside('b/linked/x.csv', 'data/x.csv'));
    expect(() => bucket.create('linked/new/y.csv', {})).toThrow(outside('b/linked/new/y.csv', 'data'));
    expect(() => bucket.create('broken', {})).toThrow(outside('b/broken', ''));
    expect(() => bucket.delete('linked/x.csv')).toThrow(outside('b/linked/x.csv', 'data/x.csv'));
    expect(() => objects.bucket('bucket')).toThrow(outside('bucket', 'data'));
    expect(filesIn(elsewhere)).toEqual(['data', 'data/x.csv']);
  });
});

describe('the store', () => {
  test('is back where it was kept after a reset', () => {
    const objects = open({});
    objects.put('b', 'always', Buffer.from('1'));
    objects.refuse({ bucket: 'b', code: 'SlowDown', times: 1 });
    objects.keep();
    expect(() => objects.check('getObject', 'b', 'always')).toThrow('Please reduce your request rate.');
    objects.put('b', 'always', Buffer.from('2'));
    objects.put('c', 'x', Buffer.from(''));
    objects.reset();
    expect(textOf(objects.bucket('b')!.open('always') as OpenObject)).toBe('1');
    expect(objects.bucketNames).toEqual(['b']);
    expect(() => objects.check('getObject', 'b', 'always')).toThrow('Please reduce your request rate.');
  });

  test('refuses calls that it was told to refuse, so often', () => {
    const objects = open({});
    objects.refuse({ bucket: 'b', code: 'AccessDenied' });
    objects.refuse({ bucket: 'b', key: 'k', action: 'putObject', code: 'SlowDown', times: 2 });
    const call = (action: 'getObject' | 'putObject', bucket: string, key?: string): string => {
      try {
        objects.check(action, bucket, key);
        return 'ok';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(call('putObject', 'b', 'k')).toBe('SlowDown');
    expect(call('getObject', 'b', 'k')).toBe('AccessDenied');
    expect(call('putObject', 'b', 'k')).toBe('SlowDown');
    expect(call('putObject', 'b', 'k')).toBe('AccessDenied');
    expect(call('putObject', 'c', 'k')).toBe('ok');
  });
});

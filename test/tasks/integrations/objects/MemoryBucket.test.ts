import { MemoryBucket } from '../../../../src/tasks/integrations/objects/MemoryBucket';
import type { ObjectInfo, OpenObject } from '../../../../src/tasks/integrations/objects/ObjectBucket';
import { keysOf, store, textOf } from './support';

const etagOfHi = '"49f68a5c8493ec2c0bf489821c21fc3b"';

/** A bucket whose clock moves on by a second with each object. */
function bucketOf(texts: Readonly<Record<string, string>> = {}, below?: MemoryBucket): MemoryBucket {
  let now = 0;
  const bucket = new MemoryBucket(() => (now += 1000), below);
  for (const [key, text] of Object.entries(texts)) bucket.put(key, Buffer.from(text));
  return bucket;
}

const text = (bucket: MemoryBucket, key: string, versionId?: string) =>
  textOf(bucket.open(key, versionId) as OpenObject);

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return (error as { code: unknown }).code;
  }
  return undefined;
}

test('keeps what S3 keeps about an object', () => {
  const bucket = bucketOf();
  const plain: ObjectInfo = {
    key: 'a',
    size: 2,
    etag: etagOfHi,
    lastModifiedMs: 1000,
    contentType: 'binary/octet-stream',
    metadata: {},
  };
  expect(bucket.put('a', Buffer.from('hi'))).toEqual(plain);
  expect(bucket.head('a')).toEqual(plain);
  const about = { contentType: 'text/csv', metadata: { owner: 'me' }, versionId: 'v1' };
  expect(bucket.put('b', Buffer.from('hi'), about)).toEqual({ ...plain, key: 'b', lastModifiedMs: 2000, ...about });
});

test('an object that is being written appears with its commit', () => {
  const bucket = bucketOf({ a: 'before' });
  const writer = bucket.create('a', { contentType: 'x/y' });
  void writer.write(Buffer.from('h'));
  void writer.write(Buffer.from('i'));
  const open = bucket.open('a') as OpenObject;
  expect(text(bucket, 'a')).toBe('before');
  expect(writer.commit()).toMatchObject({ key: 'a', size: 2, etag: etagOfHi, contentType: 'x/y' });
  expect([text(bucket, 'a'), textOf(open), String(open.slice(1, 3) as Buffer)]).toEqual(['hi', 'before', 'ef']);
  const dropped = bucket.create('never', {});
  void dropped.write(Buffer.from('x'));
  dropped.abort();
  expect(keysOf(bucket)).toEqual(['a']);
});

test('versions are kept, the last one is the current one', () => {
  const bucket = bucketOf();
  bucket.put('a', Buffer.from('one'), { versionId: 'v1' });
  bucket.put('a', Buffer.from('two'), { versionId: 'v2' });
  bucket.put('a', Buffer.from('one again'), { versionId: 'v1' });
  expect([text(bucket, 'a'), text(bucket, 'a', 'v2'), text(bucket, 'a', 'v1')]).toEqual([
    'one again',
    'two',
    'one again',
  ]);
  bucket.delete('a', 'v1');
  expect([text(bucket, 'a'), errorOf(() => bucket.head('a', 'v1'))]).toEqual(['two', 'NoSuchVersion']);
  bucket.delete('a');
  expect([errorOf(() => bucket.head('a')), errorOf(() => bucket.head('a', 'v2'))]).toEqual([
    'NoSuchKey',
    'NoSuchVersion',
  ]);
});

test('without versions a key is replaced, and its version is null', () => {
  const bucket = bucketOf({ a: 'one' });
  bucket.put('a', Buffer.from('two'));
  expect([text(bucket, 'a'), text(bucket, 'a', 'null'), errorOf(() => bucket.open('a', 'v1'))]).toEqual([
    'two',
    'two',
    'NoSuchVersion',
  ]);
});

test('lists keys by their bytes, below a prefix and after a key', () => {
  const bucket = bucketOf({ b: '', 'a/2': '', 'a/10': '', '\u{1f600}': '', '\uffee': '' });
  expect(keysOf(bucket)).toEqual(['a/10', 'a/2', 'b', '\uffee', '\u{1f600}']);
  expect([keysOf(bucket, 'a/'), keysOf(bucket, 'a/', 'a/10'), keysOf(bucket, 'x')]).toEqual([
    ['a/10', 'a/2'],
    ['a/2'],
    [],
  ]);
});

describe('on top of another bucket', () => {
  test('own objects and deletions hide those below, which stay as they are', () => {
    const below = bucketOf({ a: 'below a', c: 'below c', d: 'below d' });
    const bucket = bucketOf({ b: 'own b', c: 'own c' }, below);
    bucket.delete('d');
    bucket.delete('missing');
    expect(keysOf(bucket)).toEqual(['a', 'b', 'c']);
    expect([text(bucket, 'a'), text(bucket, 'c'), errorOf(() => bucket.head('d'))]).toEqual([
      'below a',
      'own c',
      'NoSuchKey',
    ]);
    expect([keysOf(below), text(below, 'c')]).toEqual([['a', 'c', 'd'], 'below c']);
    store(bucket, 'd', 'again');
    expect([keysOf(bucket, '', 'a'), text(bucket, 'd')]).toEqual([['b', 'c', 'd'], 'again']);
  });

  test('listings of many pages are merged', () => {
    const names = Array.from({ length: 2500 }, (_, i) => String(i).padStart(4, '0'));
    const below = bucketOf(Object.fromEntries(names.map((name) => [name, ''])));
    const bucket = bucketOf({ '0999x': '', '2600': '' }, below);
    bucket.delete('1000');
    expect(keysOf(bucket)).toEqual([...names, '0999x', '2600'].filter((name) => name !== '1000').sort());
  });
});

test('a copy is independent', () => {
  const bucket = bucketOf({ a: 'one', b: 'two' });
  const copy = bucket.copy();
  copy.put('a', Buffer.from('changed'));
  copy.delete('b');
  expect([keysOf(bucket), text(bucket, 'a'), keysOf(copy), text(copy, 'a')]).toEqual([
    ['a', 'b'],
    'one',
    ['a'],
    'changed',
  ]);
});

test('rejects a key longer than 1,024 bytes', () => {
  const bucket = bucketOf();
  const [longest, longer] = ['x'.repeat(1024), 'ü'.repeat(513)];
  expect(
    [() => bucket.put(longer, Buffer.alloc(0)), () => bucket.create(longer, {}), () => bucket.probe(longer)].map(
      errorOf,
    ),
  ).toEqual(['KeyTooLongError', 'KeyTooLongError', 'KeyTooLongError']);
  expect([errorOf(() => bucket.probe(longest)), bucket.put(longest, Buffer.alloc(0)).key]).toEqual([
    undefined,
    longest,
  ]);
});

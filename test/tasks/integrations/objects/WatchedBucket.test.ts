import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectChange } from '../../../../src/tasks/integrations/objects/ObjectChange';
import type { ObjectBucket, ObjectWriter } from '../../../../src/tasks/integrations/objects/ObjectBucket';
import { ObjectStore, type ObjectStoreOptions } from '../../../../src/tasks/integrations/objects/ObjectStore';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function watched(options?: ObjectStoreOptions) {
  const store = new ObjectStore(options, () => 1000);
  const changes: unknown[] = [];
  store.onChange = (change: ObjectChange) => {
    const { bucket, reason, executionArn } = change;
    const what = change.reason === 'DeleteObject' ? change.key : `${change.info.key} of ${String(change.info.size)}`;
    changes.push([executionArn, reason, bucket, what]);
  };
  return { store, changes };
}

function write(bucket: ObjectBucket, key: string, text: string, isCopy?: true): ObjectWriter {
  const writer = bucket.create(key, isCopy ? { isCopy } : {}) as ObjectWriter;
  void writer.write(Buffer.from(text));
  return writer;
}

test.each(['memory', 'folder'])('tells what executions and tests change: %s', (place) => {
  const folder = place === 'folder' ? mkdtempSync(join(tmpdir(), 'stepmill-watched-')) : undefined;
  if (folder !== undefined) {
    folders.push(folder);
    mkdirSync(join(folder, 'inbox'));
  }
  const { store, changes } = watched({ folder });
  store.put('inbox', 'a', Buffer.from('one'));
  const bucket = store.bucketFor('arn:1', 'inbox')!;
  void write(bucket, 'b', 'three').commit();
  void write(bucket, 'c', 'copy', true).commit();
  write(bucket, 'never', '').abort();
  void bucket.delete('b');
  store.delete('inbox', 'a');
  store.delete('missing', 'a');

  expect(changes).toEqual([
    [undefined, 'PutObject', 'inbox', 'a of 3'],
    ['arn:1', 'PutObject', 'inbox', 'b of 5'],
    ['arn:1', 'CopyObject', 'inbox', 'c of 4'],
    ['arn:1', 'DeleteObject', 'inbox', 'b'],
    [undefined, 'DeleteObject', 'inbox', 'a'],
  ]);
});

test('without anybody who watches, the bucket is the bucket', () => {
  const store = new ObjectStore();
  const bucket = store.createBucket('inbox');

  expect(store.bucketFor('arn:1', 'inbox')).toBe(bucket);
  expect(store.bucketFor('arn:1', 'other')).toBeUndefined();
});

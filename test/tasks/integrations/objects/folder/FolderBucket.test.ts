import { createHash } from 'node:crypto';
import { ObjectStore } from '../../../../../src/tasks/integrations/objects/ObjectStore';
import type { ObjectInfo } from '../../../../../src/tasks/integrations/objects/ObjectBucket';
import { newFolder, removeFolders } from '../support';

afterAll(removeFolders);
afterEach(() => jest.restoreAllMocks());

test('the ETags of a listing share one buffer', () => {
  const texts = Array.from({ length: 50 }, (_, index) => 'x'.repeat(index * 100));
  const files = Object.fromEntries(texts.map((text, index) => [`b/${100 + index}`, text]));
  const bucket = new ObjectStore({ folder: newFolder({ ...files, 'b/large': 'y'.repeat(600_000) }) }).bucket('b')!;
  const allocated = jest.spyOn(Buffer, 'allocUnsafe');
  const etags = (bucket.list({ prefix: '' }).next(1000) as readonly ObjectInfo[]).map(({ etag }) => etag);
  expect(etags).toEqual(
    [...texts, 'y'.repeat(600_000)].map((text) => `"${createHash('md5').update(text).digest('hex')}"`),
  );
  expect(allocated.mock.calls.filter(([bytes]) => bytes > 100_000).length).toBeLessThanOrEqual(1);
});

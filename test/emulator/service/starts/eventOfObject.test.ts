import { eventOfObject } from '../../../../src/emulator/service/starts/eventOfObject';

const host = {
  accountId: '123456789012',
  region: 'eu-central-1',
  now: () => Date.parse('2026-03-12T02:07:57.500Z'),
  uuid: () => '06867d52-424c-a01f-902e-12988b843c28',
};

const detail = {
  version: '0',
  bucket: { name: 'inbox' },
  'request-id': '06867D52424CA01F',
  requester: '123456789012',
  'source-ip-address': '127.0.0.1',
};

test('a stored object: its key as it is, its ETag without quotes, members in the order of AWS', () => {
  const info = {
    key: 'in/a b+ü.json',
    size: 5,
    etag: '"b1946ac92492d2347c6235b4d2611184"',
    lastModifiedMs: 0,
    contentType: 'application/json',
    metadata: {},
  };
  const event = eventOfObject({ bucket: 'inbox', reason: 'CopyObject', info }, host, 1);

  expect(event).toEqual({
    source: 'aws.s3',
    detailType: 'Object Created',
    resources: ['arn:aws:s3:::inbox'],
    detail: {
      ...detail,
      object: {
        key: 'in/a b+ü.json',
        size: 5,
        etag: 'b1946ac92492d2347c6235b4d2611184',
        sequencer: '0069B21FFD00000001',
      },
      reason: 'CopyObject',
    },
  });
  expect(Object.keys(event.detail)).toEqual([
    'version',
    'bucket',
    'object',
    'request-id',
    'requester',
    'source-ip-address',
    'reason',
  ]);
});

test('a deleted object has neither size nor ETag; a later change has a greater sequencer', () => {
  const change = { bucket: 'inbox', reason: 'DeleteObject', key: 'k', versionId: 'v1' } as const;

  expect(eventOfObject(change, host, 10)).toEqual({
    source: 'aws.s3',
    detailType: 'Object Deleted',
    resources: ['arn:aws:s3:::inbox'],
    detail: {
      ...detail,
      object: { key: 'k', 'version-id': 'v1', sequencer: '0069B21FFD0000000A' },
      reason: 'DeleteObject',
      'deletion-type': 'Permanently Deleted',
    },
  });
});

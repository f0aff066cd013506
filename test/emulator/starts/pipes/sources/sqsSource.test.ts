import { sqsSource } from '../../../../../src/emulator/starts/pipes/sources/sqsSource';
import { placeAt } from './place';

const place = placeAt('arn:aws:sqs:us-east-1:123456789012:orders');

test('a message is a record with everything that a consumer gets', () => {
  const messageAttributes = { kind: { DataType: 'String', StringValue: 'new' } };
  expect(sqsSource.record({ body: 'hello', messageAttributes }, place)).toEqual({
    messageId: '00000000-0000-4000-8000-000000000000',
    receiptHandle: Buffer.from('00000000-0000-4000-8000-000000000000 1').toString('base64'),
    body: 'hello',
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1893456000000',
      SenderId: 'AIDA123456789012',
      ApproximateFirstReceiveTimestamp: '1893456000000',
    },
    messageAttributes: {
      kind: { stringValue: 'new', stringListValues: [], binaryListValues: [], dataType: 'String' },
    },
    md5OfBody: '5d41402abc4b2a76b9719d911017c592',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:orders',
    awsRegion: 'us-east-1',
  });
});

test('a message of a FIFO queue has its group', () => {
  const given = { body: 'hello', messageId: 'm-1', groupId: 'g', deduplicationId: 'd', sentAtMs: 1000 };
  expect(sqsSource.record(given, placeAt('arn:aws:sqs:us-east-1:123456789012:orders.fifo'))).toMatchObject({
    messageId: 'm-1',
    attributes: { SentTimestamp: '1000', MessageGroupId: 'g', MessageDeduplicationId: 'd' },
  });
});

test.each<[given: unknown, message: string]>([
  ['hello', "A message for a pipe that reads a queue is { body: '…' }, with the body as a string."],
  [null, "A message for a pipe that reads a queue is { body: '…' }, with the body as a string."],
  [{ body: { a: 1 } }, "A message for a pipe that reads a queue is { body: '…' }, with the body as a string."],
  [
    { body: 'a', atributes: {} },
    "A message of a queue has no member 'atributes'. It may have body, messageId, messageAttributes, groupId, deduplicationId, sentAtMs.",
  ],
])('rejects %j', (given, message) => {
  expect(() => sqsSource.record(given, place)).toThrow(message);
});

test.each<[body: string, decoded: unknown]>([
  ['{"a":1}', { a: 1 }],
  ['[1]', [1]],
  ['hello', 'hello'],
  ['5', '5'],
  ['{"a":', '{"a":'],
])('decodes the body %s', (body, decoded) => {
  const record = sqsSource.record({ body }, place);
  expect(sqsSource.decoded(record)).toEqual({ ...record, body: decoded });
});

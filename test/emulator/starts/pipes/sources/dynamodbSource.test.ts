import { dynamodbSource } from '../../../../../src/emulator/starts/pipes/sources/dynamodbSource';
import { placeAt } from './place';

const arn = 'arn:aws:dynamodb:us-east-1:123456789012:table/Orders/stream/2030-01-01T00:00:00.000';
const place = placeAt(arn);

test('a change is a record with everything that a consumer gets', () => {
  const dynamodb = { Keys: { id: { S: 'o-1' } }, NewImage: { id: { S: 'o-1' }, total: { N: '10' } } };
  expect(dynamodbSource.record({ eventName: 'INSERT', dynamodb }, place)).toEqual({
    eventID: '00000000000040008000000000000000',
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    eventSourceARN: arn,
    dynamodb: {
      ApproximateCreationDateTime: 1_893_456_000,
      SequenceNumber: '00000000000000000001',
      SizeBytes: JSON.stringify(dynamodb).length,
      StreamViewType: 'NEW_IMAGE',
      ...dynamodb,
    },
  });
});

const form =
  "A record of a DynamoDB stream is { eventName: 'INSERT' | 'MODIFY' | 'REMOVE', dynamodb: { Keys, NewImage, OldImage } }, with values such as { S: 'text' }.";

test.each<[given: unknown, message: string]>([
  ['INSERT', form],
  [null, form],
  [{ eventName: 'UPDATE', dynamodb: {} }, form],
  [{ eventName: 'INSERT' }, form],
  [
    { eventName: 'INSERT', dynamodb: { NewImage: { id: 'o-1' } } },
    `NewImage.id of a DynamoDB stream's record is no attribute value: "o-1". Write it with its type, for example { S: 'text' } or { N: '1' }.`,
  ],
  [
    { eventName: 'REMOVE', dynamodb: { OldImage: { id: { text: 'o-1' } } } },
    `OldImage.id of a DynamoDB stream's record is no attribute value: {"text":"o-1"}. Write it with its type, for example { S: 'text' } or { N: '1' }.`,
  ],
])('rejects %j', (given, message) => {
  expect(() => dynamodbSource.record(given, place)).toThrow(message);
});

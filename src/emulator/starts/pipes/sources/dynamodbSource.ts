import { HarnessError } from '../../../../errors/HarnessError';
import { isObject, member, toCompactText, type Json, type JsonObject } from '../../../../util/json';
import type { PipeSource, PipePlace } from './PipeSource';

const eventNames = ['INSERT', 'MODIFY', 'REMOVE'];

/** AWS: EventBridge User Guide, eb-pipes-dynamodb and eb-pipes-event-filtering. */
export const dynamodbSource: PipeSource = {
  // The page also lists eventName, on which filters are widely used, also in AWS's own examples.
  unfiltered: ['eventSource', 'eventSourceARN', 'awsRegion', 'eventVersion', 'eventID'],
  batch: { size: 100, most: 10_000 },
  actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
  idMember: 'eventID',
  record: (given, place) => recordOf(given, place),
  decoded: (record) => record,
};

function recordOf(given: unknown, { arn, region, nowMs, uuid, count }: PipePlace): JsonObject {
  const change = given as JsonObject | null;
  const isRecord = typeof change === 'object' && change !== null;
  const eventName = isRecord ? member(change, 'eventName') : undefined;
  const dynamodb = isRecord ? member(change, 'dynamodb') : undefined;
  if (typeof eventName !== 'string' || !eventNames.includes(eventName) || !isObject(dynamodb))
    throw new HarnessError(
      `A record of a DynamoDB stream is { eventName: '${eventNames.join("' | '")}', dynamodb: { Keys, NewImage, OldImage } }, with values such as { S: 'text' }.`,
    );
  for (const image of ['Keys', 'NewImage', 'OldImage']) checkImage(image, member(dynamodb, image));
  return {
    // 16 bytes.
    eventID: uuid().replaceAll('-', ''),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    eventSourceARN: arn,
    ...change,
    eventName,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(nowMs / 1000),
      SequenceNumber: String(100_000_000_000_000_000_000n + BigInt(count)).slice(1),
      SizeBytes: toCompactText(dynamodb).length,
      StreamViewType: viewTypeOf(dynamodb),
      ...dynamodb,
    },
  };
}

function viewTypeOf(dynamodb: JsonObject): string {
  const has = (image: string): boolean => member(dynamodb, image) !== undefined;
  if (has('NewImage') && has('OldImage')) return 'NEW_AND_OLD_IMAGES';
  if (has('NewImage')) return 'NEW_IMAGE';
  return has('OldImage') ? 'OLD_IMAGE' : 'KEYS_ONLY';
}

const types = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL'];

/** An item that is written as plain JSON would silently match no filter. */
function checkImage(image: string, item: Json | undefined): void {
  if (item === undefined) return;
  if (!isObject(item)) throw new HarnessError(`${image} of a DynamoDB stream's record is an object of attributes.`);
  for (const [name, value] of Object.entries(item)) {
    const [type, ...more] = isObject(value) ? Object.keys(value) : [];
    if (type !== undefined && types.includes(type) && more.length === 0) continue;
    throw new HarnessError(
      `${image}.${name} of a DynamoDB stream's record is no attribute value: ${toCompactText(value).slice(0, 100)}. Write it with its type, for example { S: 'text' } or { N: '1' }.`,
    );
  }
}

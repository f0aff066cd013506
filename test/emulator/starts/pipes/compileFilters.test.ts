import { compileFilters } from '../../../../src/emulator/starts/pipes/compileFilters';
import { dynamodbSource } from '../../../../src/emulator/starts/pipes/sources/dynamodbSource';
import { sqsSource } from '../../../../src/emulator/starts/pipes/sources/sqsSource';
import type { JsonObject } from '../../../../src/util/json';
import { placeAt } from './sources/place';

const queue = placeAt('arn:aws:sqs:us-east-1:123456789012:orders');
const record = (body: string): JsonObject => sqsSource.record({ body }, queue);
const jsonBody = record('{"kind":"new","total":12}');
const textBody = record('new');

const wantsText = 'Its body is JSON, and the filter wants plain text.';
const wantsJson = 'Its body is plain text, and the filter wants JSON.';

// EventBridge User Guide, eb-pipes-event-filtering, "Properly filtering Amazon SQS messages": a body that is JSON and a
// pattern of plain text, or the reverse, drops the message.
test.each<[title: string, record: JsonObject, filters: readonly JsonObject[], why: string | undefined]>([
  ['no filter', textBody, [], undefined],
  ['JSON that matches', jsonBody, [{ body: { kind: ['new'] } }], undefined],
  ['JSON that does not', jsonBody, [{ body: { kind: ['old'] } }], 'body.kind is "new", wanted ["old"].'],
  ['a number', jsonBody, [{ body: { total: [{ numeric: ['>', 10] }] } }], undefined],
  ['text that matches', textBody, [{ body: ['new'] }], undefined],
  ['text that does not', textBody, [{ body: [{ prefix: 'o' }] }], 'body is "new", wanted [{"prefix":"o"}].'],
  ['JSON, and a pattern of text', jsonBody, [{ body: ['new'] }], wantsText],
  ['text, and a pattern of JSON', textBody, [{ body: { kind: ['new'] } }], wantsJson],
  ['a pattern without body', textBody, [{ attributes: { ApproximateReceiveCount: ['1'] } }], undefined],
  ['one of two', jsonBody, [{ body: { kind: ['old'] } }, { body: { kind: ['new'] } }], undefined],
  [
    'none of two',
    jsonBody,
    [{ body: { kind: ['old'] } }, { body: ['new'] }],
    `Filter 1: body.kind is "new", wanted ["old"]. Filter 2: ${wantsText}`,
  ],
  [
    'a member that is absent',
    jsonBody,
    [{ body: { id: [{ exists: true }] } }],
    'body.id is absent, wanted [{"exists":true}].',
  ],
  ['$or', jsonBody, [{ body: { $or: [{ kind: ['old'] }, { total: [12] }] } }], undefined],
])('a queue: %s', (_title, given, filters, why) => {
  expect(compileFilters(filters, sqsSource)(given)).toBe(why);
});

test('a DynamoDB stream: attribute values, and the name of the event', () => {
  const filter = compileFilters(
    [{ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['new'] } } } }],
    dynamodbSource,
  );
  const change = (eventName: string, kind: string): JsonObject =>
    dynamodbSource.record({ eventName, dynamodb: { NewImage: { kind: { S: kind } } } }, queue);
  expect(filter(change('INSERT', 'new'))).toBeUndefined();
  expect(filter(change('MODIFY', 'old'))).toBe(
    'eventName is "MODIFY", wanted ["INSERT"]. dynamodb.NewImage.kind.S is "old", wanted ["new"].',
  );
});

test.each<[filter: JsonObject, message: string]>([
  [
    { eventSourceARN: ['arn:aws:sqs:us-east-1:123456789012:orders'] },
    "A filter of a pipe cannot use 'eventSourceARN' (AWS, eb-pipes-event-filtering). Remove it from the pattern.",
  ],
  [{ body: { name: [{ wildcard: 'a*' }] } }, 'Event pattern is not valid. Reason: Unrecognized match type wildcard'],
  [
    { body: { name: [{ 'anything-but': { prefix: 'a' } }] } },
    'Event pattern is not valid. Reason: Value of anything-but must be an array or single string/number value.',
  ],
])('rejects %j', (filter, message) => {
  expect(() => compileFilters([filter], sqsSource)).toThrow(message);
});

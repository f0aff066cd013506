import type { ServiceCall } from '../../src/services/AwsService';
import { sns } from '../../src/services/sns';
import type { JsonObject } from '../../src/util/json';

const { publish, publishBatch } = sns.actions;
const topicArn = 'arn:aws:sns:us-east-1:123456789012:news';

function call(parameters: JsonObject): ServiceCall {
  return { parameters, id: (part: string) => `id of ${part}`, count: () => 3 } as ServiceCall;
}

test.each([
  [
    { TopicArn: topicArn, Message: 'hi' },
    { kind: 'topic', name: 'news', received: 'hi' },
  ],
  [
    { TargetArn: topicArn, Message: '{"a":1}' },
    { kind: 'topic', name: 'news', received: { a: 1 } },
  ],
  [
    { TopicArn: topicArn, TargetArn: 'arn:x:y:other', Message: '' },
    { kind: 'topic', name: 'news', received: '' },
  ],
  [{ PhoneNumber: '+123', Message: { a: 1 } }, { received: { a: 1 } }],
  [{}, { received: null }],
])('the target of %j', (parameters, target) => {
  expect(publish!.target!(parameters)).toEqual(target);
});

const fault = { code: 'InvalidParameterException', causeCode: 'InvalidParameter', statusCode: 400, modelled: true };
const empty = { ...fault, message: 'Invalid parameter: Empty message' };
const untargeted = {
  ...fault,
  message: 'Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
};

test.each([
  [{ TopicArn: topicArn, Message: 'hi' }, undefined],
  [{ PhoneNumber: '+123', Message: 'hi' }, undefined],
  [{ TargetArn: topicArn, Message: {} }, undefined],
  [{ TopicArn: topicArn, Message: '' }, empty],
  [{ TopicArn: topicArn }, empty],
  [{ Message: '', Subject: 'x' }, empty],
  [{ Message: 'hi' }, untargeted],
])('the fault of %j', (parameters, expected) => {
  expect(publish!.fault!(parameters)).toEqual(expected);
});

test('only a FIFO topic returns a sequence number, on the wire as well', () => {
  const plain = publish!.success!(call({ TopicArn: topicArn }));
  const fifo = publish!.success!(call({ TopicArn: `${topicArn}.fifo` }));
  expect([plain, fifo]).toEqual([
    { MessageId: 'id of message' },
    { MessageId: 'id of message', SequenceNumber: '18849496460467696896' },
  ]);
  const result = (inner: string) =>
    '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\n  <PublishResult>\n' +
    `    <MessageId>id of message</MessageId>\n${inner}  </PublishResult>\n  <ResponseMetadata>\n` +
    '    <RequestId>r-1</RequestId>\n  </ResponseMetadata>\n</PublishResponse>\n';
  expect(publish!.body!(plain, 'r-1')).toBe(result(''));
  expect(publish!.body!(fifo, 'r-1')).toBe(result('    <SequenceNumber>18849496460467696896</SequenceNumber>\n'));
});

test('an object as the message is sent as its JSON', () => {
  const parameters = { TopicArn: topicArn, Message: { a: [1] }, Subject: 'kept' };
  expect(publish!.wire!(parameters, call(parameters))).toEqual({ ...parameters, Message: '{"a":[1]}' });
});

test('a message has its topic, its text and what the task wrote about it', () => {
  const attributes = { kind: { DataType: 'String', StringValue: 'x' } };
  expect(
    publish!.messages!({
      TopicArn: `${topicArn}.fifo`,
      Message: { a: 1 },
      Subject: 'Order',
      MessageAttributes: attributes,
      MessageGroupId: 'g',
      MessageDeduplicationId: 'd',
    }),
  ).toEqual([
    {
      service: 'sns',
      destination: 'news.fifo',
      target: `${topicArn}.fifo`,
      idPart: 'message',
      body: '{"a":1}',
      attributes,
      groupId: 'g',
      deduplicationId: 'd',
      subject: 'Order',
    },
  ]);
  expect(publish!.messages!({ PhoneNumber: '+123', Message: 'hi' })).toEqual([
    { service: 'sns', destination: '+123', target: '+123', idPart: 'message', body: 'hi', attributes: {} },
  ]);
});

test('a batch sends a message for each entry, with its own id and the common topic', () => {
  const entries = [
    { Id: 'a', Message: 'one' },
    { Id: 'b', Message: { two: 2 } },
  ];
  const sent = publishBatch!.messages!({ TopicArn: topicArn, PublishBatchRequestEntries: entries });
  expect(sent.map(({ target, destination, idPart, body }) => [target, destination, idPart, body])).toEqual([
    [topicArn, 'news', 'message 0', 'one'],
    [topicArn, 'news', 'message 1', '{"two":2}'],
  ]);
  expect(publishBatch!.messages!({ TopicArn: topicArn })).toEqual([]);
});

import { isMessageTarget, objectEntries, queued, sequenceNumber, withTexts } from '../../src/services/MessageDraft';

test('queued takes the body as a string, and the attributes and ids as they are', () => {
  const attributes = { kind: { DataType: 'String', StringValue: 'x' } };
  expect(
    queued(
      { MessageBody: { b: 1 }, MessageAttributes: attributes, MessageGroupId: 'g', MessageDeduplicationId: 7 },
      'MessageBody',
    ),
  ).toEqual({ body: '{"b":1}', attributes, groupId: 'g', deduplicationId: '7' });
  expect(queued({ MessageGroupId: null }, 'Message')).toEqual({ body: 'null', attributes: {} });
});

test('objectEntries has an entry for each item, empty for what is no object', () => {
  expect(objectEntries({ Entries: [{ a: 1 }, 'x', null] }, 'Entries')).toEqual([{ a: 1 }, {}, {}]);
  expect([objectEntries({ Entries: { a: 1 } }, 'Entries'), objectEntries({}, 'Entries')]).toEqual([[], []]);
});

test('withTexts converts only the named parameters, and adds none', () => {
  const parameters = { A: { x: 1 }, B: [2], C: 'as it is', D: null };
  expect(withTexts(parameters, 'A', 'C', 'D', 'E')).toEqual({ A: '{"x":1}', B: [2], C: 'as it is', D: null });
  expect(parameters).toEqual({ A: { x: 1 }, B: [2], C: 'as it is', D: null });
});

test('sequence numbers have twenty digits and grow', () => {
  expect([0, 1, 2, 1_000_000].map(sequenceNumber)).toEqual([
    '18849496460467696128',
    '18849496460467696384',
    '18849496460467696640',
    '18849496460723696128',
  ]);
});

describe('isMessageTarget', () => {
  const queue = {
    service: 'sqs',
    destination: 'orders',
    target: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders',
  } as const;
  const topic = { service: 'sns', destination: 'news', target: 'arn:aws:sns:us-east-1:123456789012:news' } as const;
  const bus = { service: 'events', destination: 'main', target: 'main' } as const;
  const local = { service: 'sqs', destination: 'orders', target: 'http://127.0.0.1:4566/orders' } as const;

  test.each([
    ['orders', queue, true],
    [queue.target, queue, true],
    ['arn:aws:sqs:us-east-1:123456789012:orders', queue, true],
    ['https://us-east-1.queue.amazonaws.com/123456789012/orders', queue, true],
    ['http://localhost:4566/000000000000/orders', queue, false],
    ['http://localhost:4566/orders', queue, true],
    ['arn:aws:sqs:eu-west-1:123456789012:orders', queue, false],
    ['arn:aws:sqs:us-east-1:999999999999:orders', queue, false],
    ['arn:aws:sns:us-east-1:123456789012:orders', queue, false],
    ['order', queue, false],
    ['arn:aws:sqs:eu-west-1:999999999999:orders', local, true],
    ['news', topic, true],
    ['arn:aws:sns:us-east-1:123456789012:news', topic, true],
    ['arn:aws:sns:us-east-2:123456789012:news', topic, false],
    ['https://sqs.us-east-1.amazonaws.com/123456789012/news', topic, false],
    ['arn:aws:events:us-east-1:123456789012:event-bus/main', bus, true],
    ['arn:aws:events:us-east-1:123456789012:event-bus/other', bus, false],
  ])('%s for %j: %s', (given, target, expected) => {
    expect(isMessageTarget(given, target)).toBe(expected);
  });

  test('other names of a target count for its kind', () => {
    const asked: unknown[] = [];
    const names = { means: (...args: unknown[]) => asked.push(args) > 0 && args[1] === 'OrderQueue' } as never;
    expect([isMessageTarget('OrderQueue', queue, names), isMessageTarget('Else', topic, names)]).toEqual([true, false]);
    expect(asked).toEqual([
      ['queue', 'OrderQueue', 'orders'],
      ['topic', 'Else', 'news'],
    ]);
  });
});

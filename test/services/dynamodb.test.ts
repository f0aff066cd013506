import { crc32 } from 'node:zlib';
import { dynamodb } from '../../src/services/dynamodb';

const place = { partition: 'aws-cn', region: 'cn-north-1', accountId: '123456789012' };

test('the ARN of a call is that of its table', () => {
  expect(dynamodb.arn!({ TableName: 'orders' }, place)).toBe(
    'arn:aws-cn:dynamodb:cn-north-1:123456789012:table/orders',
  );
  expect(dynamodb.arn!({ TableName: { not: 'text' } }, place)).toBeUndefined();
  expect(dynamodb.arn!({}, place)).toBeUndefined();
});

test('a test names a table by its name alone', () => {
  expect(
    ['table/orders', 'table/orders/index/x', 'orders', 'table/order'].map((end) => dynamodb.isNamed!('orders', end)),
  ).toEqual([true, false, false, false]);
});

test('each optimised action requires the table and its own member, and has no other pattern', () => {
  const { actions } = dynamodb;
  expect(Object.entries(actions).map(([name, { patterns, required }]) => [name, patterns, required])).toEqual([
    ['getItem', 'R', ['TableName', 'Key']],
    ['putItem', 'R', ['TableName', 'Item']],
    ['updateItem', 'R', ['TableName', 'Key']],
    ['deleteItem', 'R', ['TableName', 'Key']],
  ]);
  expect(
    Object.values(actions).filter(({ members, required }) => !required!.every((name) => members!.includes(name))),
  ).toEqual([]);
});

test.each([
  ['a string', { Key: { id: { S: '1' } } }, []],
  ['null', { Key: { id: { S: null } } }, []],
  ['a number', { Key: { id: { N: 5 } } }, ['N']],
  ['a boolean where one belongs', { Item: { ok: { BOOL: true }, none: { NULL: true } } }, []],
  ['a binary that is an object', { Item: { raw: { B: {} } } }, ['B']],
  ['a number in a map', { Item: { deep: { M: { inner: { N: 1 } } } } }, ['N']],
  ['a number in a list', { Item: { deep: { L: [{ S: 'fine' }, { L: [{ S: 2 }] }] } } }, ['S']],
  ['a set, whose items are not checked', { Item: { set: { SS: [1] } } }, []],
  ['an expression value', { ExpressionAttributeValues: { ':n': { N: 1 } } }, ['N']],
  ['only the first fault', { Key: { a: { N: 1 } }, ExpressionAttributeValues: { ':s': { S: 1 } } }, ['N']],
  ['an attribute that is no object', { Key: { id: 'plain' } }, []],
  ['other parameters', { Expected: { id: { N: 5 } } }, []],
])('before a task starts, checks %s', (_, parameters, faults) => {
  const found = faults.map((field) => `The value for the field '${field}' must be a STRING`);
  for (const action of Object.values(dynamodb.actions)) expect(action.startFaults!(parameters)).toEqual(found);
});

test('a response has the checksum and the length of its bytes', () => {
  const body = '{"Item":{"name":{"S":"Zoë ☃"}}}';
  expect(dynamodb.headers!({ requestId: 'r-1', body, nowMs: Date.UTC(2024, 0, 2, 3, 4, 5) })).toEqual({
    Server: 'Server',
    Connection: 'keep-alive',
    'x-amzn-RequestId': 'r-1',
    'x-amz-crc32': String(crc32(Buffer.from(body))),
    'Content-Length': '34',
    Date: 'Tue, 02 Jan 2024 03:04:05 GMT',
    'Content-Type': 'application/x-amz-json-1.0',
  });
});

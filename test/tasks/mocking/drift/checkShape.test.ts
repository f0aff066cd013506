import type { ServiceShape, ServiceStructure } from '../../../../src/services/schemas/ServiceShape';
import { checkShape } from '../../../../src/tasks/mocking/drift/checkShape';
import type { Json } from '../../../../src/util/json';

type Rules = Parameters<typeof checkShape>[2];

/** `!` behind a name: the member is required. */
function structure(
  members: Readonly<Record<string, ServiceShape>>,
  kind: 'structure' | 'union' = 'structure',
): ServiceStructure {
  const all = Object.entries(members).map(([written, shape]) => {
    const name = written.replace('!', '');
    const apiName = `${name[0]!.toLowerCase()}${name.slice(1)}`;
    return { name, apiName, required: written.endsWith('!'), idempotencyToken: false, shape };
  });
  return {
    kind,
    name: 'Order',
    members: all,
    member: (name) => all.find((one) => one.name === name),
    streaming: false,
  };
}

const text: ServiceShape = { kind: 'string' };
const number: ServiceShape = { kind: 'number' };
const flag: ServiceShape = { kind: 'boolean' };
const list = (item: ServiceShape): ServiceShape => ({ kind: 'list', item });
const map = (value: ServiceShape): ServiceShape => ({ kind: 'map', value });

const strict: Rules = {
  required: true,
  exact: true,
  numericTimes: false,
  free: [],
  enumValues: () => undefined,
  range: () => undefined,
};

const check = (value: Json, shape: ServiceShape, rules: Partial<Rules> = {}) =>
  checkShape(value, shape, { ...strict, ...rules });

const order = structure({
  'Id!': text,
  Amount: number,
  Paid: flag,
  Lines: list(structure({ 'Sku!': text })),
  Tags: map(text),
});

test.each<[string, Json]>([
  ['all members', { Id: 'a', Amount: 1.5, Paid: false, Lines: [{ Sku: 's' }], Tags: { any: 't' } }],
  ['what is required', { Id: 'a' }],
  ['empty lists and maps', { Id: '', Lines: [], Tags: {} }],
  ['null, which is as if it were not there', { Id: 'a', Amount: null, Lines: [null], Tags: { none: null } }],
  ['what Step Functions adds', { Id: 'a', SdkHttpMetadata: 1, SdkResponseMetadata: [] }],
])('%s fit', (_what, value) => {
  expect(check(value, order)).toEqual([]);
});

test.each<[Json, object]>([
  [[], { rule: 'kind', path: '', member: '', expected: 'an object', actual: [] }],
  ['a', { rule: 'kind', path: '', member: '', expected: 'an object', actual: 'a' }],
  [null, { rule: 'kind', path: '', member: '', expected: 'an object', actual: null }],
  [{ Id: 5 }, { rule: 'kind', path: 'Id', member: 'Id', expected: 'a string', actual: 5 }],
  [
    { Id: 'a', Amount: '5' },
    { rule: 'kind', path: 'Amount', member: 'Amount', expected: 'a number', actual: '5' },
  ],
  [
    { Id: 'a', Paid: 0 },
    { rule: 'kind', path: 'Paid', member: 'Paid', expected: 'a boolean', actual: 0 },
  ],
  [
    { Id: 'a', Lines: {} },
    { rule: 'kind', path: 'Lines', member: 'Lines', expected: 'an array', actual: {} },
  ],
  [
    { Id: 'a', Tags: [] },
    { rule: 'kind', path: 'Tags', member: 'Tags', expected: 'an object', actual: [] },
  ],
  [
    { Id: 'a', Tags: { x: 'y', z: 1 } },
    { rule: 'kind', path: 'Tags.z', member: 'z', expected: 'a string', actual: 1 },
  ],
  [
    { Id: 'a', Lines: [{ Sku: 's' }, { Sku: 2 }] },
    { rule: 'kind', path: 'Lines[1].Sku', member: 'Sku', expected: 'a string', actual: 2 },
  ],
  [{ Amount: 1 }, { rule: 'required', path: 'Id', member: 'Id', expected: 'there' }],
  [{ Id: null }, { rule: 'required', path: 'Id', member: 'Id', expected: 'there' }],
  [
    { Id: 'a', Lines: [{}] },
    { rule: 'required', path: 'Lines[0].Sku', member: 'Sku', expected: 'there' },
  ],
  [
    { Id: 'a', Amonut: 1 },
    {
      rule: 'unknown',
      path: 'Amonut',
      member: 'Amonut',
      expected: 'one of Id, Amount, Paid, Lines, Tags',
      actual: 1,
      nearest: 'Amount',
    },
  ],
  // Below the top, what Step Functions adds is a member like any other.
  [
    { Id: 'a', Lines: [{ Sku: 's', SdkHttpMetadata: 1 }] },
    { rule: 'unknown', path: 'Lines[0].SdkHttpMetadata', member: 'SdkHttpMetadata', expected: 'one of Sku', actual: 1 },
  ],
])('%j does not fit', (value, violation) => {
  expect(check(value, order)).toEqual([violation]);
});

test('ignores what the mode does not check', () => {
  const wrong = { Amonut: 1, Lines: [{}] };
  expect(check(wrong, order, { required: false, exact: false })).toEqual([]);
  expect(check(wrong, order, { required: false })).toHaveLength(1);
  expect(check(wrong, order, { exact: false })).toHaveLength(2);
});

test('free members at the top may be any JSON', () => {
  expect(check({ Id: 'a', Amount: { any: 1 } }, order, { free: ['Amount'] })).toEqual([]);
  expect(check({ Id: 'a', Lines: [{ Sku: 1 }] }, order, { free: ['Sku'] })).toHaveLength(1);
});

test('times are texts, and numbers where the integration shows them so', () => {
  const shape = structure({ At: { kind: 'timestamp' } });
  expect(check({ At: '2030-01-01T00:00:00Z' }, shape)).toEqual([]);
  expect(check({ At: 1 }, shape)).toMatchObject([{ rule: 'kind', expected: 'a string' }]);
  expect(check({ At: 1 }, shape, { numericTimes: true })).toEqual([]);
  expect(check({ At: true }, shape, { numericTimes: true })).toMatchObject([{ rule: 'kind', expected: 'a time' }]);
});

test('blobs are texts, and a document is anything', () => {
  const shape = structure({ Body: { kind: 'blob' }, Any: { kind: 'document' } });
  expect(check({ Body: 'YQ==', Any: [1, { a: null }] }, shape)).toEqual([]);
  expect(check({ Body: { a: 1 } }, shape)).toMatchObject([{ rule: 'kind', expected: 'a string' }]);
});

test('a union has exactly one of its members', () => {
  const shape = structure({ Value: structure({ S: text, N: text }, 'union') });
  expect(check({ Value: { S: 'a' } }, shape)).toEqual([]);
  const violation = (actual: Json) => ({
    rule: 'union',
    path: 'Value',
    member: 'Value',
    expected: 'exactly one of S, N',
    actual,
  });
  expect(check({ Value: { S: 'a', N: '1' } }, shape)).toEqual([violation({ S: 'a', N: '1' })]);
  expect(check({ Value: {} }, shape)).toEqual([violation({})]);
  // Told as an unknown member alone.
  expect(check({ Value: { X: 1 } }, shape)).toMatchObject([{ rule: 'unknown', path: 'Value.X' }]);
});

describe('values', () => {
  const shape = structure({ Status: text, Count: number, All: list(text) });
  const limits: Partial<Rules> = {
    enumValues: (name, apiName) =>
      name === 'Order' && ['status', 'all'].includes(apiName) ? ['OPEN', 'PAID'] : undefined,
    range: (_name, apiName) => (apiName === 'count' ? [1, 10] : undefined),
    minLength: (_name, apiName) => (apiName === 'status' ? 2 : undefined),
  };

  test('within the limits', () => {
    expect(check({ Status: 'OPEN', Count: 1, All: ['PAID', 'OPEN'] }, shape, limits)).toEqual([]);
    expect(check({ Count: 10 }, shape, limits)).toEqual([]);
  });

  test('outside of them', () => {
    expect(check({ Status: 'OPEM', Count: 0 }, shape, limits)).toEqual([
      {
        rule: 'enum',
        path: 'Status',
        member: 'Status',
        expected: 'one of OPEN, PAID',
        actual: 'OPEM',
        nearest: 'OPEN',
      },
      { rule: 'minimum', path: 'Count', member: 'Count', expected: 'at least 1', actual: 0 },
    ]);
    expect(check({ Count: 10.5 }, shape, limits)).toEqual([
      { rule: 'maximum', path: 'Count', member: 'Count', expected: 'at most 10', actual: 10.5 },
    ]);
    expect(check({ All: ['PAID', 'no'] }, shape, limits)).toMatchObject([{ rule: 'enum', path: 'All', actual: 'no' }]);
    expect(check({ Status: 'O' }, shape, limits)).toMatchObject([
      { rule: 'minLength', expected: 'at least 2 characters' },
      { rule: 'enum' },
    ]);
  });
});

test('twenty violations are enough', () => {
  const lines = Array.from({ length: 30 }, () => ({ Sku: 1 }));
  expect(check({ Id: 'a', Lines: lines }, order)).toHaveLength(20);
});

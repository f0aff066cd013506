import * as fc from 'fast-check';
import type { Source } from '../../../src/insight/properties/Source';
import { fairValue, valueArbitrary } from '../../../src/insight/properties/valueArbitrary';
import type { Json } from '../../../src/util/json';

const source = (more: Partial<Source> = {}): Source =>
  ({
    members: new Map(),
    elements: undefined,
    fewest: 0,
    parsed: undefined,
    values: [],
    mayBeMissing: false,
    mayBeNull: false,
    ...more,
  }) as unknown as Source;
const objectOf = (members: Record<string, Source>) => source({ members: new Map(Object.entries(members)) });

const samples = (of: Source, malformed = false, numRuns = 300): Json[] =>
  fc.sample(valueArbitrary(fc, of, { malformed }), { numRuns, seed: 7 });
const distinct = (values: readonly Json[]) => [...new Set(values.map((value) => JSON.stringify(value)))].sort();

test('a value that nobody compares is one of two strings', () => {
  expect(distinct(samples(source()))).toEqual(['"other"', '"text"']);
});

test('a value is one of those that the definition distinguishes; numbers also lie between and above', () => {
  expect(distinct(samples(source({ values: ['a', 'b'] })))).toEqual(['"a"', '"b"']);
  const numbers = samples(source({ values: [10, 20] })) as number[];
  expect([numbers.includes(10), numbers.includes(20), Math.min(...numbers), Math.max(...numbers) <= 120]).toEqual([
    true,
    true,
    10,
    true,
  ]);
});

test('an object has every member, unless the definition checks whether it is there or null', () => {
  const of = objectOf({
    a: source({ values: [true] }),
    b: source({ values: ['x'], mayBeMissing: true, mayBeNull: true }),
  });
  expect(distinct(samples(of))).toEqual(['{"a":true,"b":"x"}', '{"a":true,"b":null}', '{"a":true}']);
  expect(distinct(samples(objectOf({ ['__proto__']: source({ values: [1] }) })).slice(0, 1))[0]).toContain('__proto__');
});

test('malformed data lacks members, has null, or another type', () => {
  const of = objectOf({ a: source({ values: ['x'] }) });
  expect(distinct(samples(of, true))).toEqual(['{"a":"x"}', '{"a":7}', '{"a":null}', '{}']);
  const list = samples(objectOf({ a: source({ elements: source(), fewest: 2 }) }), true) as { a?: Json }[];
  expect([list.some(({ a }) => a === 'text'), list.some(({ a }) => Array.isArray(a) && a.length === 0)]).toEqual([
    true,
    true,
  ]);
});

test('an array has at least as many items as the definition reads', () => {
  const lengths = samples(source({ elements: source(), fewest: 2 })).map((value) => (value as Json[]).length);
  expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([2, 3]);
});

test('a JSON string is parsed by the definition', () => {
  expect(distinct(samples(source({ parsed: objectOf({ n: source({ values: [true] }) }) })))).toEqual([
    '"{\\"n\\":true}"',
  ]);
  expect(distinct(samples(source({ parsed: Object.assign({}, source(), { isUnread: true }) })))).toEqual(['"{}"']);
});

test('data that contains itself ends', () => {
  const members = new Map<string, Source>();
  const endless = source({ members });
  members.set('again', endless);
  const depth = (value: Json): number =>
    typeof value === 'object' && value !== null ? 1 + depth((value as { again: Json }).again) : 0;
  expect(depth(samples(endless, false, 1)[0]!)).toBe(8);
  expect(depth(fairValue(endless, 0))).toBe(8);
});

test('the fair values come in turn, with and without what may be missing', () => {
  const of = objectOf({
    status: source({ values: ['RUNNING', 'DONE'] }),
    note: source({ mayBeMissing: true, mayBeNull: true }),
    list: source({ elements: source(), fewest: 2 }),
    text: source({ parsed: source({ values: [1] }) }),
  });
  const always = { list: ['text', 'text'], text: '1' };
  expect([0, 1, 2, 3].map((at) => fairValue(of, at))).toEqual([
    { status: 'RUNNING', note: 'text', ...always },
    { status: 'DONE', ...always },
    { status: 'RUNNING', note: null, ...always },
    { status: 'DONE', ...always },
  ]);
});

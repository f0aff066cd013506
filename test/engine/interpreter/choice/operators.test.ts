import { comparisons, numberAtPath, typeTests } from '../../../../src/engine/interpreter/choice/operators';
import type { Json } from '../../../../src/util/json';

const values: Json[] = [null, true, false, 0, 1, '', 'a', '2024-01-01T00:00:00Z', [], {}];

test('has every comparison of the language', () => {
  const orders = ['Equals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
  expect(Object.keys(comparisons).sort()).toEqual(
    [
      'BooleanEquals',
      'StringMatches',
      ...['Numeric', 'String', 'Timestamp'].flatMap((kind) => orders.map((order) => kind + order)),
    ].sort(),
  );
});

test.each<[string, Json, Json, boolean]>([
  ['NumericEquals', 1, 1, true],
  ['NumericLessThan', 1, 2, true],
  ['NumericLessThanEquals', 2, 2, true],
  ['NumericGreaterThan', 2, 2, false],
  ['NumericGreaterThanEquals', 2, 2, true],
  ['StringEquals', 'a', 'a', true],
  ['StringLessThan', 'Z', 'a', true],
  ['StringLessThan', '\uFFFF', '\u{1F600}', false],
  ['TimestampEquals', '2024-01-01T00:00:00Z', '2024-01-01T01:00:00+01:00', true],
  ['TimestampGreaterThan', '2024-01-02T00:00:00Z', '2024-01-01T00:00:00Z', true],
  ['TimestampEquals', '2024-01-01', '2024-01-01', false],
  ['StringEquals', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', true],
  ['BooleanEquals', true, true, true],
  ['BooleanEquals', false, true, false],
  ['StringMatches', 'abc', 'a*', true],
])('%s of %j and %j is %j', (operator, value, operand, expected) => {
  expect(comparisons[operator]!(value, operand)).toBe(expected);
});

test('values of another kind never match and never fail', () => {
  const matches = (operator: string, operand: Json): Json[] =>
    values.filter((value) => comparisons[operator]!(value, operand));
  expect([
    matches('NumericGreaterThanEquals', 0),
    matches('BooleanEquals', true),
    matches('StringMatches', '*'),
  ]).toEqual([[0, 1], [true], ['', 'a', '2024-01-01T00:00:00Z']]);
});

test('type tests distinguish types', () => {
  const table = Object.fromEntries(
    Object.entries(typeTests).map(([name, is]) => [name, values.filter((value) => is(value))]),
  );
  expect(table).toEqual({
    IsNull: [null],
    IsString: ['', 'a', '2024-01-01T00:00:00Z'],
    IsNumeric: [0, 1],
    IsBoolean: [true, false],
    IsTimestamp: ['2024-01-01T00:00:00Z'],
  });
});

test('a value that is not a number at the end of a path counts like in Jackson', () => {
  const given: Json[] = [2.5, null, false, true, '6', ' -1.5e1 ', '0x10', 'a', '', [6], { value: 8 }];
  expect(given.map(numberAtPath)).toEqual([2.5, 0, 0, 1, 6, -15, 0, 0, 0, 0, 0]);
});

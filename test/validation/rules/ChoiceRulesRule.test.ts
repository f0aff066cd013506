import { diagnoseState, fault, pass } from './diagnose';

const others = { E: pass };
const choice = (rule: object): object => ({ Type: 'Choice', Choices: [{ ...rule, Next: 'E' }], Default: 'E' });
const isNull = { Variable: '$.a', IsNull: true };
const oneOf = (location: string): object =>
  fault('The object must have only one of the following fields, [And, Or, Not, Variable, Condition]', location);

test.each([
  isNull,
  { Not: isNull },
  { And: [isNull, { Or: [isNull, { Not: isNull }] }] },
  { Variable: '$.a', StringMatches: 'x*', Comment: 'c' },
  { Variable: '$$.State.Name', StringEquals: 'S' },
  { Variable: '$.a', TimestampEquals: '2024-01-01T00:00:00Z' },
])('%j is a rule', (rule) => {
  expect(diagnoseState(choice(rule), { others })).toEqual([]);
});

test.each([{}, { StringEquals: 'x' }, { And: [isNull], Or: [isNull] }, { Variable: '$.a', Not: isNull, IsNull: true }])(
  '%j is not a rule',
  (rule) => {
    expect(diagnoseState(choice(rule), { others })).toEqual([oneOf('/States/S/Choices[0]')]);
  },
);

test('a Variable has one operator', () => {
  const list =
    '[StringEquals, IsBoolean, StringLessThan, IsNumeric, BooleanEquals, StringLessThanEqualsPath, NumericLessThan, ' +
    'NumericGreaterThan, NumericLessThanPath, StringMatches, TimestampLessThanEqualsPath, NumericEquals, ' +
    'TimestampGreaterThan, StringGreaterThanEqualsPath, TimestampGreaterThanEqualsPath, TimestampLessThanEquals, ' +
    'NumericLessThanEqualsPath, TimestampEquals, BooleanEqualsPath, IsTimestamp, StringLessThanEquals, ' +
    'NumericLessThanEquals, StringLessThanPath, TimestampGreaterThanPath, StringGreaterThan, StringGreaterThanPath, ' +
    'IsString, StringEqualsPath, TimestampEqualsPath, TimestampLessThan, StringGreaterThanEquals, ' +
    'NumericGreaterThanPath, NumericGreaterThanEquals, NumericEqualsPath, TimestampLessThanPath, IsNull, IsPresent, ' +
    'TimestampGreaterThanEquals, NumericGreaterThanEqualsPath]';
  expect(diagnoseState(choice({ Variable: '$.a' }), { others })).toEqual([
    fault(`This object should have only one of the following fields: ${list}`, '/States/S/Choices[0]'),
  ]);
  expect(diagnoseState(choice({ Variable: '$.a', IsNull: true, IsString: true }), { others })).toEqual([
    fault(`There should only be one of the following fields: ${list}`, '/States/S/Choices[0]'),
  ]);
});

test('an operator belongs to a Variable', () => {
  expect(diagnoseState(choice({ Not: isNull, IsString: true }), { others })).toEqual([
    fault("Field 'IsString' is not supported", '/States/S/Choices[0]'),
  ]);
});

test('checks nested rules, and rejects an empty And or Or', () => {
  expect(diagnoseState(choice({ And: [{ Or: [{}] }] }), { others })).toEqual([
    oneOf('/States/S/Choices[0]/And[0]/Or[0]'),
  ]);
  expect(diagnoseState(choice({ And: [] }), { others })).toEqual([
    fault('Value cannot be empty', '/States/S/Choices[0]/And'),
  ]);
});

test('operands have the type of their operator', () => {
  const wrong = (operator: string, operand: unknown, kind: string): void => {
    expect(diagnoseState(choice({ Variable: '$.a', [operator]: operand }), { others })).toEqual([
      fault(kind, `/States/S/Choices[0]/${operator}`),
    ]);
  };
  wrong('StringEquals', 5, 'Expected value of type [STRING]');
  wrong('NumericEquals', '5', 'Expected value of type [NUMBER]');
  wrong('BooleanEquals', 'true', 'Expected value of type [BOOLEAN]');
  wrong('IsPresent', 1, 'Expected value of type [BOOLEAN]');
  wrong('TimestampEquals', 'today', 'String does not match RFC3339 timestamp');
});

import { checkSchema } from '../../../../src/emulator/control/schema/checkSchema';
import type { Schema } from '../../../../src/emulator/control/schema/Schema';

const faults = (schema: Schema, value: unknown) =>
  checkSchema(schema, value, 'body').map(({ in: where, pointer, message }) => {
    expect(where).toBe('body');
    return [pointer, message];
  });

const object: Schema = {
  type: 'object',
  properties: { name: { type: 'string', minLength: 1 }, count: { type: 'integer', minimum: 1, maximum: 9 } },
  required: ['name'],
  additionalProperties: false,
};

test.each<[unknown, [string, string][]]>([
  [{ name: 'a', count: 9 }, []],
  [{}, [['', "lacks the member 'name'."]]],
  [{ name: 1 }, [['/name', 'must be a string, not 1.']]],
  [{ name: '' }, [['/name', 'must not be empty, not "".']]],
  [{ name: 'a', count: 0 }, [['/count', 'must be 1 or more, not 0.']]],
  [{ name: 'a', count: 10 }, [['/count', 'must be 9 or less, not 10.']]],
  [{ name: 'a', count: 1.5 }, [['/count', 'must be a whole number, not 1.5.']]],
  [{ name: 'a', nam: 1 }, [['/nam', "is not known. Did you mean 'name'?"]]],
  [{ name: 'a', 'x/y~z': 1 }, [['/x~1y~0z', 'is not known. Known: name, count.']]],
  [{ name: 'a', constructor: 1 }, [['/constructor', expect.stringContaining('is not known.')] as never]],
  ['text', [['', 'must be an object, not "text".']]],
  [[], [['', 'must be an object, not [].']]],
  [
    { count: 0, other: 1 },
    [
      ['', "lacks the member 'name'."],
      ['/other', 'is not known. Known: name, count.'],
      ['/count', 'must be 1 or more, not 0.'],
    ],
  ],
])('the faults of %j', (value, expected) => {
  expect(faults(object, value)).toEqual(expected);
});

test.each<[Schema, unknown, string]>([
  [{ enum: ['A', 'B', 'C'] }, 'D', `must be 'A', 'B' or 'C', not "D".`],
  [{ enum: ['A'], 'x-must-be': 'a letter' }, 'D', 'must be a letter, not "D".'],
  [{ const: 5 }, 6, 'must be 5, not 6.'],
  [{ pattern: '^a+$' }, 'b', 'must be a string like ^a+$, not "b".'],
  [{ pattern: '^\\d{12}$', 'x-must-be': 'twelve digits' }, '1', 'must be twelve digits, not "1".'],
  [{ type: 'array', minItems: 1 }, [], 'must not be empty, not [].'],
  [{ type: 'array', maxItems: 1 }, [1, 2], 'must NOT have more than 1 items, not [1,2].'],
  [{ type: 'boolean' }, null, 'must be true or false, not null.'],
  [{ type: 'string' }, 'x'.repeat(200).split(''), 'must be a string, not a list.'],
  [{ type: 'number' }, 'x'.repeat(200), `must be a number, not "${'x'.repeat(99)}….`],
  [{ type: 'array' }, { long: 'x'.repeat(200) }, 'must be a list, not an object.'],
])('says what must be there: %j', (schema, value, message) => {
  expect(faults(schema, value)).toEqual([['', message]]);
});

test('a member that goes with another one', () => {
  const schema: Schema = { type: 'object', dependentRequired: { map: ['item'] } };
  expect([faults(schema, { map: 1 }), faults(schema, { map: 1, item: 2 })]).toEqual([
    [['/map', "goes with the member 'item', which is missing."]],
    [],
  ]);
});

test('exactly one of several members', () => {
  const schema: Schema = { type: 'object', oneOf: [{ required: ['a'] }, { required: ['b'] }] };
  expect([faults(schema, { a: 1 }), faults(schema, {}), faults(schema, { a: 1, b: 1 })]).toEqual([
    [],
    [['', "must have exactly one of 'a', 'b'; it has none."]],
    [['', "must have exactly one of 'a', 'b'; it has 'a' and 'b'."]],
  ]);
});

test('of several alternatives, the one that was probably meant is reported', () => {
  const list: Schema = { type: 'array', items: object };
  const either: Schema = { anyOf: [object, list] };
  expect([
    faults(either, { name: 'a' }),
    faults(either, []),
    faults(either, [{ name: 'a' }, { name: 'a', count: 'x' }]),
    faults(either, { name: 'a', count: 'x' }),
  ]).toEqual([
    [],
    [],
    [['/1/count', 'must be a whole number, not "x".']],
    [['/count', 'must be a whole number, not "x".']],
  ]);
});

import {
  arrayOf,
  boolean,
  float,
  integer,
  long,
  oneOf,
  required,
  string,
  structure,
  type StructureOf,
  type ValueOf,
} from '../../../../src/emulator/operations/model/shapes';

test('each function declares one kind of shape', () => {
  const item = structure('Item', { name: required(string({ min: 1 })), count: long() });
  expect([
    string({ max: 3, sensitive: true }),
    oneOf('A', 'B'),
    integer({ min: 0 }),
    long(),
    float({ max: 1 }),
    boolean(),
    arrayOf(item, { max: 2 }),
  ]).toEqual([
    { kind: 'string', max: 3, sensitive: true },
    { kind: 'string', values: ['A', 'B'] },
    { kind: 'Integer', min: 0 },
    { kind: 'Long' },
    { kind: 'Float', max: 1 },
    { kind: 'Boolean' },
    {
      kind: 'list',
      element: {
        kind: 'structure',
        name: 'Item',
        members: { name: { required: { kind: 'string', min: 1 } }, count: { kind: 'Long' } },
      },
      max: 2,
    },
  ]);
});

test('the type of a structure is that of its members', () => {
  const shape = structure('Input', {
    name: required(string()),
    kind: oneOf('A', 'B'),
    items: arrayOf(structure('Item', { on: required(boolean()), part: float() })),
  });
  const all: ValueOf<typeof shape> = { name: 'n', kind: 'B', items: [{ on: true }, { on: false, part: 0.5 }] };
  expect(Object.keys(shape.members)).toEqual(['name', 'kind', 'items']);
  const least: StructureOf<typeof shape.members> = { name: 'n' };
  // @ts-expect-error: the member is required.
  const without: ValueOf<typeof shape> = { kind: 'A' };
  // @ts-expect-error: the value is not one of the fixed set.
  const wrong: ValueOf<typeof shape> = { name: 'n', kind: 'C' };
  expect([all.items?.length, least.kind, without.name, wrong.kind]).toEqual([2, undefined, undefined, 'C']);
});

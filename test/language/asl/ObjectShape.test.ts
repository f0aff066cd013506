import { mayHoldJsonata, shape, type FieldKind } from '../../../src/language/asl/ObjectShape';

test('fields that read data may hold JSONata, and where a field allows an expression', () => {
  const kinds: readonly FieldKind[] = [
    'string',
    'boolean',
    'integer',
    'number',
    'object',
    'array',
    'strings',
    'anything',
    'enum',
    'discriminator',
    'stateName',
    'nullablePath',
    'referencePath',
    'resultPath',
    'stringPath',
    'text',
    'timestamp',
    'template',
    'assign',
    'payload',
    'condition',
  ];
  expect(kinds.filter((kind) => mayHoldJsonata({ kind }))).toEqual([
    'text',
    'timestamp',
    'template',
    'assign',
    'payload',
    'condition',
  ]);
  expect([
    mayHoldJsonata({ kind: 'integer', expression: true }),
    mayHoldJsonata({ kind: 'integer', expression: false }),
  ]).toEqual([true, false]);
});

test('a shape without conditions has none', () => {
  const fields = { A: { kind: 'string' }, B: { kind: 'integer' } } as const;
  expect(shape(fields)).toEqual({ fields, required: [], exactlyOne: [], atMostOne: [] });
  expect(shape(fields, { required: ['A'], exactlyOne: [['A', 'B']], atMostOne: [['B', 'A']] })).toEqual({
    fields,
    required: ['A'],
    exactlyOne: [['A', 'B']],
    atMostOne: [['B', 'A']],
  });
});

import { shapeOf, type ServiceStructure } from '../../../src/services/schemas/ServiceShape';

describe('shapeOf', () => {
  test.each([
    [0, { kind: 'string' }],
    [1, { kind: 'number' }],
    [17, { kind: 'number' }],
    [2, { kind: 'boolean' }],
    [5, { kind: 'timestamp' }],
    [21, { kind: 'blob' }],
    [42, { kind: 'blob', streaming: true }],
    [15, { kind: 'document' }],
    [64, { kind: 'list', item: { kind: 'string' } }],
    [128 | 1, { kind: 'map', value: { kind: 'number' } }],
    [[0, 'ns', 'Secret', 8, 21], { kind: 'blob' }],
    [[() => 4, { httpHeader: 'Last-Modified' }], { kind: 'timestamp' }],
    [[1, 'ns', 'Names', 0, [0, 8]], { kind: 'list', item: { kind: 'string' } }],
    [[2, 'ns', 'Tags', 0, 0, 64], { kind: 'map', value: { kind: 'list', item: { kind: 'string' } } }],
  ])('reads %j', (schema, shape) => {
    expect(shapeOf(schema, 'sdk')).toEqual(shape);
  });

  test.each([[33], [undefined], [null], ['something'], [{}], [[]], [[77, 'ns', 'New', 0, 1]]])(
    'takes the unknown form %j for any JSON',
    (schema) => {
      expect(shapeOf(schema, 'sdk')).toEqual({ kind: 'document' });
    },
  );

  test('the first members are the required ones', () => {
    const schema = [3, 'ns', 'Pair', 0, ['left', 'right'], [0, [0, 4]], 1];
    const pair = shapeOf(schema, 'sdk') as ServiceStructure;
    expect(pair.members).toEqual([
      { name: 'Left', apiName: 'left', required: true, idempotencyToken: false, shape: { kind: 'string' } },
      { name: 'Right', apiName: 'right', required: false, idempotencyToken: true, shape: { kind: 'string' } },
    ]);
    expect(pair).toMatchObject({ kind: 'structure', name: 'Pair', streaming: false });
    expect(pair.member('left')).toBeUndefined();
    expect(shapeOf(schema, 'sdk')).toBe(pair);
  });

  test('a unit has no members, an event stream is a streaming union', () => {
    expect(shapeOf('unit', 'sdk')).toMatchObject({ kind: 'structure', members: [] });
    expect(shapeOf([4, 'ns', 'Events', { streaming: 1 }, [], []], 'sdk')).toMatchObject({
      kind: 'union',
      streaming: true,
    });
  });
});

test('a number of the JavaScript SDK alone is a string', () => {
  const input = (namespace: string) =>
    shapeOf([3, namespace, 'ListHostedZonesRequest', 0, ['MaxItems', 'Count'], [1, 1]], 'sdk') as ServiceStructure;
  const kinds = (structure: ServiceStructure) => structure.members.map(({ shape }) => shape.kind);
  expect(kinds(input('com.amazonaws.route53'))).toEqual(['string', 'number']);
  expect(kinds(input('com.amazonaws.lambda'))).toEqual(['number', 'number']);
});

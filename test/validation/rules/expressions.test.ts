import { readJsonata, readPath, readStringExpression } from '../../../src/validation/rules/expressions';

test.each([
  ['$.a[0]', { root: 'input', referencePath: true, variables: [] }],
  ['$.a[*]', { root: 'input', referencePath: false, variables: [] }],
  ['$$.Execution.Id', { root: 'context', referencePath: true, variables: [] }],
  ['$order.id', { root: 'variable', referencePath: true, variables: ['order'] }],
])('the path %s', (text, reading) => {
  expect(readPath(text)).toEqual(reading);
});

test('a path that cannot be compiled says why', () => {
  expect(readPath('a.b')).toEqual({ fault: { reason: expect.any(String) }, variables: [] });
});

test.each([
  ["States.Format('{}', $name)", { intrinsic: 'States.Format', variables: ['name'] }],
  ['$.a', { root: 'input', referencePath: true, variables: [] }],
  ['States.Nope(1)', { fault: { reason: expect.any(String) }, variables: [] }],
])('the member %s', (text, reading) => {
  expect(readStringExpression(text)).toEqual(reading);
});

test('a JSONata expression lists what it reads', () => {
  expect(readJsonata('{% $order.id & $states.input.a & $states.context.Execution.Id %}')).toMatchObject({
    variables: ['order'],
    statesMembers: ['context', 'input'],
    topLevel: [],
  });
  expect(readJsonata('{% a + 1 %}')).toMatchObject({ variables: [], statesMembers: [], topLevel: ['a'] });
});

test('a JSONata expression that cannot be parsed has the code that AWS gives it', () => {
  expect(readJsonata('{% 1 + %}')).toEqual({
    fault: { code: 'INVALID_JSONATA_EXPRESSION', reason: expect.any(String) },
    variables: [],
  });
});

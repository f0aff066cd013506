import { InvalidIntrinsicError } from '../../../src/language/expressions/intrinsics/readIntrinsic';
import { InvalidPathError } from '../../../src/language/expressions/jsonPath/Cursor';
import { compileStringExpression } from '../../../src/language/expressions/stringExpression';
import { parseJson } from '../../../src/util/json';
import { scopeOf, sentenceOf } from './scopeOf';

test('a path is a path', () => {
  const expression = compileStringExpression('$limit.max');
  expect({ kind: expression.kind, path: expression.path?.source, variables: expression.variables }).toEqual({
    kind: 'path',
    path: '$limit.max',
    variables: ['limit'],
  });
  expect(expression.evaluate(scopeOf({}, { variables: { limit: { max: null } } }), 'ErrorPath')).toBeNull();
});

test('everything else is a call', () => {
  const expression = compileStringExpression("States.Format('{}', $name)");
  expect({
    kind: expression.kind,
    intrinsic: expression.intrinsic?.name,
    variables: expression.variables,
  }).toEqual({ kind: 'intrinsic', intrinsic: 'States.Format', variables: ['name'] });
  expect(expression.evaluate(scopeOf({}, { variables: { name: 'Ada' } }), 'CausePath')).toBe('Ada');
});

test.each([
  [
    '$.x',
    { Error: 'e' },
    "The JSONPath '$.x' specified for the field 'ErrorPath' could not be found in the input '{\"Error\":\"e\"}'",
  ],
  ['$.a.b', 5, "The JSONPath '$.a.b' specified for the field 'ErrorPath' could not be found in the input '5'"],
  ['$[3]', [1], "The JSONPath '$[3]' specified for the field 'ErrorPath' could not be found in the input '[1]'"],
  [
    '$$.No',
    {},
    "The JSONPath '$$.No' specified for the field 'ErrorPath' could not be found in the input '{\"State\":{}}'",
  ],
  ['$v.a', {}, "The JSONPath '$v.a' specified for the field 'ErrorPath' could not be found in the input '[]'"],
  ['$w', { a: 1 }, "The JSONPath '$w' specified for the field 'ErrorPath' could not be found in the input '{\"a\":1}'"],
])('%s that leads nowhere names the field and the input', (source, input, sentence) => {
  const scope = scopeOf(input, { context: { State: {} }, variables: { v: [] } });
  expect(sentenceOf(() => compileStringExpression(source).evaluate(scope, 'ErrorPath'))).toBe(sentence);
});

test('quotes an unchanged input as it was sent', () => {
  const scope = scopeOf(parseJson('{ "array": [ ] }'));
  expect(sentenceOf(() => compileStringExpression('$.array[-1].name').evaluate(scope, 'name.$'))).toBe(
    "The JSONPath '$.array[-1].name' specified for the field 'name.$' could not be found in the input '{ \"array\": [ ] }'",
  );
});

test('an index after the end is null in a template only', () => {
  const expression = compileStringExpression('$.items[5]');
  expect(expression.evaluate(scopeOf({ items: [1] }), 'v.$')).toBeNull();
  expect(sentenceOf(() => expression.evaluate(scopeOf({ items: [1] }), 'CausePath'))).toContain('could not be found');
});

test.each([
  ['$.a b', InvalidPathError],
  ['plain text', InvalidIntrinsicError],
  ['', InvalidIntrinsicError],
])('rejects %j', (source, kind) => {
  expect(() => compileStringExpression(source)).toThrow(kind);
});

import { EvaluationError } from '../../../../src/errors/StatesError';
import { expectKind } from '../../../../src/language/expressions/jsonata/evaluationFailure';
import type { Json } from '../../../../src/util/json';

test.each<[Json, string]>([
  [1, 'number'],
  ['string', 'string'],
  [null, 'null'],
  [true, 'boolean'],
  [{ foo: 'bar' }, 'object'],
])('%j is not an array', (value, kind) => {
  let error: unknown;
  try {
    expectKind(value, 'array', '{%  $x %}', 'Items');
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toEqual(
    new EvaluationError(
      `The JSONata expression '$x' specified for the field 'Items' returned an unexpected result type. ` +
        `Expected 'array', but was '${kind}' for value: ${JSON.stringify(value)}`,
      'Items',
    ),
  );
});

test('a value of the expected type passes', () => {
  expectKind([], 'array', '[]', 'Items');
  expectKind({}, ['array', 'object'], '{}', 'Items');
});

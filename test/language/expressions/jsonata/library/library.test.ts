import {
  JsonataFailure,
  addMessage,
  libraryFunction,
  parseExpression,
  signatureOf,
} from '../../../../../src/language/expressions/jsonata/library/library';

function messageOf(code: string, details: object = {}): string {
  const failure = new JsonataFailure(code, details);
  addMessage(failure);
  return failure.message;
}

test('errors have the messages of the library, with the names they mention', () => {
  expect([
    messageOf('T2001', { token: '+' }),
    messageOf('T0412', { index: 1, token: 'sum', type: 'numbers' }),
    messageOf('D3137', { message: 'own words' }),
    messageOf('T1005', { token: 'sum' }),
    messageOf('X9999', { message: 'kept' }),
  ]).toEqual([
    'The left side of the "+" operator must evaluate to a number',
    'Argument 1 of function "sum" must be an array of "numbers"',
    'own words',
    'Attempted to invoke a non-function. Did you mean $sum?',
    'kept',
  ]);
});

test('plain errors of the library get their texts, too', () => {
  const error = { code: 'D3020', message: '' };
  addMessage(error);
  expect(error.message).toBe('Third argument of split function must evaluate to a positive number');
});

test('functions and signatures are the library’s own', () => {
  expect(libraryFunction('sum').implementation([1, 2])).toBe(3);
  expect(libraryFunction('substring').signature?.definition).toBe('<s-nn?:s>');
  expect(signatureOf('<nn?:n>')?.validate([1], undefined)).toEqual([1, undefined]);
  expect(() => libraryFunction('eval')).toThrow('Stepmill bug: jsonata has no function $eval');
});

/** Step Functions answers as this version does; later ones know more operators and other limits. */
describe('the version is 2.0.6', () => {
  test('which matches the package', () => {
    expect((require('jsonata/package.json') as { version: string }).version).toBe('2.0.6');
  });

  test.each([
    ['a ?? b', 'S0211'],
    ['a ?: b', 'S0211'],
    ['a ?? ', 'S0211'],
  ])('operators of 2.1 are not syntax: %s', (text, code) => {
    let found: unknown;
    try {
      parseExpression(text);
    } catch (error) {
      found = (error as { code: string }).code;
    }
    expect(found).toBe(code);
  });
});

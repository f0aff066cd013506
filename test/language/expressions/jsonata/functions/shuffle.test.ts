import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$shuffle([1, 2, 3, 4])', expect.arrayContaining([1, 2, 3, 4])],
  ['$shuffle([1])', [1]],
  ['$shuffle([])', []],
  ['$shuffle($nothing)', undefined],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

test('the same randomness gives the same order', () => {
  expect(evaluate('$shuffle([1..9])')).toEqual(evaluate('$shuffle([1..9])'));
});

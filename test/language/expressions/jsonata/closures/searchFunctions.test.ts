import fc from 'fast-check';
import { expandReplacement } from '../../../../../src/language/expressions/jsonata/closures/searchFunctions';
import { libraryFunction } from '../../../../../src/language/expressions/jsonata/library/library';
import { evaluate } from '../functions/evaluate';

test.each<[string, unknown]>([
  ['$contains("abc", "")', true],
  ['$contains($nothing, "a")', undefined],
  ['$split("a,b,c", ",", 2)', ['a', 'b']],
  ['$split("a,b,c", ",", 2.9)', ['a', 'b']],
  ['$split("abc", "")', ['a', 'b', 'c']],
  ['$split("a", ",", 0)', []],
  ['$split("a", ",", -1)', 'D3020: Third argument of split function must evaluate to a positive number'],
  ['$replace("aXbX", "X", "$1")', 'a$1b$1'],
  ['$replace("aXbX", "X", "-", 1)', 'a-bX'],
  ['$replace("a", "X", "-", 0)', 'a'],
  ['$replace("a", "", "-")', 'Second argument of replace function cannot be an empty string'],
  ['$replace("a", "a", "-", -1)', 'D3011: Fourth argument of replace function must evaluate to a positive number'],
  ['$replace("aaaa", "aa", "b")', 'bb'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

test.each<[string, string[], string]>([
  ['[$0]', [], '[m]'],
  ['$$1', ['a'], '$1'],
  ['$1$2', ['a', 'b'], 'ab'],
  ['$3', ['a', 'b'], ''],
  ['$12', ['a', 'b'], 'a2'],
  ['$12', Array.from({ length: 12 }, (_, index) => `<${index + 1}>`), '<12>'],
  ['$1x', [], 'x'],
  ['a$', ['a'], 'a$'],
  ['$b', ['a'], '$b'],
])('%s with the groups %j', (replacement, groups, expected) => {
  expect(expandReplacement(replacement, { match: 'm', groups })).toBe(expected);
});

test('gives the result of the library', async () => {
  const replacements = fc.array(fc.constantFrom('$', '0', '1', '2', '12', 'a')).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(
      replacements,
      fc.array(fc.constantFrom('x', 'y'), { maxLength: 12 }),
      async (replacement, groups) => {
        const match = { match: 'm', start: 0, end: 1, groups, next: () => undefined };
        expect(expandReplacement(replacement, match)).toBe(
          await libraryFunction('replace').implementation('m', () => match, replacement),
        );
      },
    ),
  );
});

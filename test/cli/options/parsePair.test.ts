import { parsePair } from '../../../src/cli/options/parsePair';

test('one after the other, the value as it stands', () => {
  expect(parsePair('A=1')).toEqual([['A', '1']]);
  expect(parsePair('B=x=y', [['A', '1']])).toEqual([
    ['A', '1'],
    ['B', 'x=y'],
  ]);
  expect(parsePair('__proto__=')).toEqual([['__proto__', '']]);
});

test.each(['A', '=1', ''])("'%s' is refused", (text) => {
  expect(() => parsePair(text)).toThrow('Write NAME=VALUE.');
});

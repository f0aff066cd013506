import { evaluate } from './evaluate';

const tooLarge = 'Expression evaluation memory limit exceeded: Check for excessive memory usage';

test.each<[string, unknown]>([
  ['$pad("a", 3)', 'a  '],
  ['$pad("a", -3, "xy")', 'xya'],
  ['$pad("é😀", 3, "-")', 'é😀-'],
  ['$pad("abc", 2)', 'abc'],
  ['$pad($nothing, 1e9)', undefined],
  ["$length($pad('', 262144, 'xy'))", 262_144],
  ["$length($pad('', -262144))", 262_144],
  ["$pad('', 262145)", tooLarge],
  ["$pad('', -1e15)", tooLarge],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

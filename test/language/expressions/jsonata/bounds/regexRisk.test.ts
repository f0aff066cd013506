import { isRisky, regexRisk } from '../../../../../src/language/expressions/jsonata/bounds/regexRisk';

test.each<[RegExp, boolean, number]>([
  [/abc/, false, 0],
  [/a+b*/, false, 2],
  [/[a+*(]x/, false, 0],
  [/\(\+\*/, false, 0],
  [/a{2,3}/, false, 1],
  [/a{b/, false, 0],
  [/(a+)b/, false, 1],
  [/(a+)+/, true, 2],
  [/(a|a)*/, true, 1],
  [/(a|b)c/, false, 0],
  [/((a*)b)*/, true, 2],
  [/(?:x+){2}/, true, 2],
  [/(a)\1/, true, 0],
  [/[^\]]+/, false, 1],
])('%s', (regex, exponential, repetitions) => {
  expect(regexRisk(regex.source)).toEqual({ exponential, repetitions });
});

test('what is risky depends on the length of the text', () => {
  expect([
    isRisky({ exponential: false, repetitions: 0 }, 100_000),
    isRisky({ exponential: false, repetitions: 1 }, 500),
  ]).toEqual([false, false]);
  expect([
    isRisky({ exponential: false, repetitions: 1 }, 2000),
    isRisky({ exponential: true, repetitions: 1 }, 30),
  ]).toEqual([true, true]);
});

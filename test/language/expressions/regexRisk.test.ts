import { isRisky, isSlow, regexRisk } from '../../../src/language/expressions/regexRisk';

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
  [/[xyz]{3}/, false, 0],
  [/(a|a){30}/, true, 1],
])('%s', (regex, exponential, repetitions) => {
  expect(regexRisk(regex.source)).toEqual({ exponential, repetitions });
});

test('the risk depends on the length of the string', () => {
  expect([
    isRisky({ exponential: false, repetitions: 0 }, 100_000),
    isRisky({ exponential: false, repetitions: 1 }, 500),
  ]).toEqual([false, false]);
  expect([
    isRisky({ exponential: false, repetitions: 1 }, 20_000),
    isRisky({ exponential: true, repetitions: 1 }, 30),
  ]).toEqual([true, true]);
});

test('slow means microseconds: the ways to cut the string', () => {
  const lengthsOf = (repetitions: number): [boolean, boolean] => [
    isSlow({ exponential: false, repetitions }, 20),
    isSlow({ exponential: false, repetitions }, 200),
  ];
  expect([0, 1, 2, 6].map(lengthsOf)).toEqual([
    [false, false],
    [false, true],
    [false, true],
    [true, true],
  ]);
  expect(isSlow({ exponential: true, repetitions: 1 }, 9)).toBe(true);
});

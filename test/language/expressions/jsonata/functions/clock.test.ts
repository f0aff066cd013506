import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$now()', '2024-01-01T00:00:00.000Z'],
  ['$now("[Y0001]-[M01]-[D01] [H01]:[m01]", "+0530")', '2024-01-01 05:30'],
  ['$millis()', 1_704_067_200_000],
  ['$millis() - $toMillis($now())', 0],
  ['$now(1)', 'T0410: Argument 1 of function "now" does not match function signature'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$now()', '2024-01-01T00:00:00.000Z'],
  ['$now("[Y0001]-[M01]-[D01] [H01]:[m01]", "+0530")', '2024-01-01 05:30'],
  ['$millis()', 1_704_067_200_000],
  ['$millis() - $toMillis($now())', 0],
  ['$now(1)', 'T0410: Argument 1 of function "now" does not match function signature'],
  ['$toMillis("2017-11-07T15:07:54.972Z")', 1_510_067_274_972],
  ['$toMillis("07/11/2017", "[D01]/[M01]/[Y0001]")', 1_510_012_800_000],
  // What is not said is that of today, which is the emulator's.
  ['$fromMillis($toMillis("13:45", "[H]:[m]"))', '2024-01-01T13:45:00.000Z'],
  ['$toMillis("x", "[Y]")', undefined],
  [
    '$toMillis("nonsense")',
    'D3110: The argument of the toMillis function must be an ISO 8601 formatted timestamp. Given "nonsense"',
  ],
  ['$parseInteger("12,345", "#,##0")', 12_345],
  ['$parseInteger("abc", "0")', 'NaN'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

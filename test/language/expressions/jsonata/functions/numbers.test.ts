import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$max([1, 3, -2])', 3],
  ['$min([1, 3, -2])', -2],
  ['$max([])', undefined],
  ['$min($nothing)', undefined],
  ['$max([1..300000])', 300_000],
  ['$min([1..300000])', 1],
  ['$max(["a"])', 'T0412: Argument 1 of function "max" must be an array of "numbers"'],
  ['$random(42)', 0.7275636800328681],
  ['$random(0)', 0.730967787376657],
  ['$random(0.9)', 0.730967787376657],
  ['$random(7)', 0.7306990420600421],
  ['[$random(), $random()]', [0, 0.1]],
  ['$random(1/0) = $random(0)', true],
  ['$random("a")', 'T0410: Argument 1 of function "random" does not match function signature'],
  ['$random(1, 2)', 'T0410: Argument 2 of function "random" does not match function signature'],
  ['$formatNumber(1234.5678, "#,##0.00")', '1,234.57'],
  ['$formatNumber($nothing, "x")', undefined],
  ['$formatNumber(1234, "0.0e0")', '1.2e3'],
  ['$formatNumber(0, "0.0")', '0.0'],
  ['$formatNumber(-1, "0.0;(0.0)")', '(1.0)'],
  ['$formatNumber(0, "e0")', 'e0'],
  [
    '$formatNumber(1, "x")',
    'D3086: The sub-picture must not contain a passive character that is preceded by an active character and that is followed by another active character',
  ],
  ['$formatNumber(1, "0;0;0")', 'D3080: The picture string must only contain a maximum of two sub-pictures'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

test.each([
  '$formatNumber(0, "0.0e0")',
  '$formatNumber(-1, "0.0e0")',
  '$formatNumber(1/0, "0.0e0")',
  '$formatNumber(-1, "0.0;0e0")',
  '$formatNumber(0, "0.0x0", {"exponent-separator": "x"})',
])('%s would never end', (text) => {
  expect(evaluate(text)).toBe('Expression evaluation timeout: Check for infinite loop');
});

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

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

import { evaluate } from './evaluate';

test.each<[string, unknown]>([
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

import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$formatNumber(1234.5678, "#,##0.00")', '1,234.57'],
  ['$formatNumber($nothing, "x")', undefined],
  [
    '$formatNumber(1, "x")',
    'D3086: The sub-picture must not contain a passive character that is preceded by an active character and that is followed by another active character',
  ],
  ['$formatNumber(1, "0;0;0")', 'D3080: The picture string must only contain a maximum of two sub-pictures'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

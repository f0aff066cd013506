import { createPaint } from '../../src/terminal/paint';

test('colour, or the text as it is', () => {
  const paint = createPaint({ colour: true });
  expect([paint('red', 'x'), paint('red', ''), createPaint({ colour: false })('red', 'x')]).toEqual([
    '\u001b[31mx\u001b[0m',
    '',
    'x',
  ]);
});

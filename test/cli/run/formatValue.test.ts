import { formatValue } from '../../../src/cli/run/formatValue';

test('on one line where it fits', () => {
  expect(formatValue({ a: [1, 'x', null] }, 80)).toEqual(['{"a":[1,"x",null]}']);
});

test('else indented, with many scalars on a line, and still JSON', () => {
  const value = {
    numbers: Array.from({ length: 30 }, (_, i) => i * 1000),
    inner: { list: [{ a: 1 }, { b: 'x'.repeat(50) }] },
  };
  const lines = formatValue(value, 44);
  expect(lines).toEqual([
    '{',
    '  "numbers": [',
    '    0, 1000, 2000, 3000, 4000, 5000, 6000,',
    '    7000, 8000, 9000, 10000, 11000, 12000,',
    '    13000, 14000, 15000, 16000, 17000,',
    '    18000, 19000, 20000, 21000, 22000,',
    '    23000, 24000, 25000, 26000, 27000,',
    '    28000, 29000',
    '  ],',
    '  "inner": {',
    '    "list": [',
    '      {"a":1},',
    '      {',
    `        "b": "${'x'.repeat(50)}"`,
    '      }',
    '    ]',
    '  }',
    '}',
  ]);
  expect(JSON.parse(lines.join(''))).toEqual(value);
});

test('counts what it leaves out', () => {
  const lines = formatValue(
    Array.from({ length: 100 }, () => ({ text: 'x'.repeat(30) })),
    60,
    5,
  );
  expect(lines.slice(4)).toEqual([expect.stringContaining('xxx'), '… 97 more lines']);
});

test('hostile values cost little and move no cursor', () => {
  let deep: unknown = 1;
  for (let i = 0; i < 900; i++) deep = [deep, 'x'.repeat(10)];
  expect(formatValue(deep as never, 80).length).toBeLessThan(40);
  expect(formatValue('\u001b[2J\u202e', 80)).toEqual(['"\\u001b[2J·"']);
  expect(formatValue(JSON.parse('{"__proto__":1}'), 80)).toEqual(['{"__proto__":1}']);
});

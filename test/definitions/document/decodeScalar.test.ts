import { decodeScalar, encodeScalar } from '../../../src/definitions/document/decodeScalar';

test.each([
  ['"a\\n\\u00e9\\"b"', 'double', 'a\né"b', [1, 2, 4, 10, 12, 13]],
  ["'it''s'", 'single', "it's", [1, 2, 3, 5, 6]],
  ['|\n  a\n   b\n', 'literal', 'a\n b\n', [4, 5, 8, 9, 10, 10]],
  ['|-\r\n  a\r\n  b\r\n', 'literal', 'a\nb', [6, 7, 11, 12]],
  ['>\n  a\n  b\n', 'folded', 'a b\n', [4, 5, 8, 9, 9]],
] as const)('%j, %s', (host, form, text, offsets) => {
  const to = form === 'literal' || form === 'folded' ? host.trimEnd().length : host.length;
  expect(decodeScalar(host, 0, to, form, 0)).toMatchObject({ text, offsets });
});

test('line breaks are written as the host has them', () => {
  const scalar = decodeScalar('|\r\n    a\r\n', 0, 8, 'literal', 0)!;
  expect([encodeScalar('x\n  y', 'literal', scalar), encodeScalar('x\n"', 'double', scalar)]).toEqual([
    'x\r\n      y',
    'x\\n\\"',
  ]);
});

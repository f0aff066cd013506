import { evaluate } from './evaluate';

test.each<[string, unknown]>([
  ['$hash("Hello", "MD5")', '8b1a9953c4611296a827abf8c47804d7'],
  ['$hash("input", "SHA-1")', '140f86aae51ab9e1cda9b4254fe98a74eb54c1a1'],
  ['$hash("Hello", "SHA-256")', '185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969'],
  ['$length($hash("", "SHA-384"))', 96],
  ['$length($hash("", "SHA-512"))', 128],
  ['$hash("ñ", "MD5")', '94e9342ecbb1458b6043ecd3bfcbc192'],
  ['$hash("a")', undefined],
  ['$hash($nothing, "MD5")', undefined],
  ['$hash("a", "md5")', `D3137: Hash algorithm 'md5' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5`],
  ['$hash(42, "MD5")', 'T0410: Argument 1 of function "hash" does not match function signature'],
  ['$hash("a", 5)', 'T0410: Argument 2 of function "hash" does not match function signature'],
])('%s', (text, result) => {
  expect(evaluate(text)).toEqual(result);
});

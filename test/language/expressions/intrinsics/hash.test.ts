import { call, failureOf } from './evaluateCall';

test.each([
  ['MD5', '812f45842bc6d66ee14572ce20db8e86'],
  ['SHA-1', 'aaff4a450a104cd177d28d18d74485e8cae074b7'],
  ['SHA-256', 'b4a697a057313163aee33cd8d40c66e9f0f177e00cac2de32475ffff6169c3e3'],
  ['SHA-384', 'd28a7d5cf25a74f11a50a18452b75e04bb3d70c9dd0510d6123aa008c756511b87525bdc835ebb27e1fb9e9374a15562'],
  [
    'SHA-512',
    '6ce4adb348546d4f449c4d25aad9a7c9cb711d9e91982d3f0b29ca2f3f47d4ce2deba23bf2954f0f1d593fc50283731a533d30d425402d4f91316d871303aac4',
  ],
])('%s', (algorithm, expected) => {
  expect(call("States.Hash('input data', $)", algorithm)).toBe(expected);
});

test.each([123, true, {}, []])('%j is hashed by its text', (data) => {
  expect(call("States.Hash($, 'MD5')", data)).toBe(call("States.Hash($, 'MD5')", JSON.stringify(data)));
});

test.each([[null], [{ a: 1 }], [[1]]])('rejects %j, because its text is not known', (data) => {
  expect(failureOf("States.Hash($, 'MD5')", data)).toBe(
    'Invalid arguments in States.Hash: the text by which Step Functions hashes this value is not known; use States.JsonToString',
  );
});

test.each(['sha-256', 'SHA256', 'MD-5', '', 5])('rejects the algorithm %j', (algorithm) => {
  expect(failureOf("States.Hash('a', $)", algorithm)).toBe('Invalid arguments in States.Hash');
});

test('10000 characters are possible', () => {
  expect(call("States.Hash($, 'MD5')", 'a'.repeat(10_000))).toHaveLength(32);
  expect(failureOf("States.Hash($, 'MD5')", 'a'.repeat(10_001))).toBe('Invalid arguments in States.Hash');
});

import type { Path } from '../../../../src/language/asl/path';
import { locateInJson, placeRemarks } from '../../../../src/validation/lint/formats/Remark';
import type { Finding } from '../../../../src/validation/rules/RuleContext';

const text = `{"a":\t[1, "two"],\r\n "long": "${'x'.repeat(80)}"}`;

function place(path: Path, rest: Partial<Finding> = {}): unknown[] {
  const remark: Finding = { severity: 'ERROR', code: 'NO_PATH', message: 'm', path, ...rest };
  const [placed] = placeRemarks({ file: 'f', text, remarks: [remark] });
  return [placed!.line, placed!.column, placed!.endColumn, placed!.pointer];
}

test('marks a value, the name in front of it, and the inside of an array', () => {
  expect(place(['a', 1])).toEqual([1, 11, 16, '/a/1']);
  expect(place(['a'], { onName: true })).toEqual([1, 2, 5, '/a']);
});

test('marks a long value at its name', () => {
  expect(place(['long'])).toEqual([2, 2, 8, '/long']);
});

test('marks a missing value at the start of its object', () => {
  expect(place(['a', 7, 'b'])).toEqual([1, 2, 5, '/a/7/b']);
  expect(place(['b'])).toEqual([1, 1, 2, '/b']);
});

test('keeps a given place', () => {
  expect(place([], { place: { line: 2, column: 3 } })).toEqual([2, 3, 4, '']);
});

test('finds nothing in invalid JSON', () => {
  expect(locateInJson('{')(['a'])).toBeUndefined();
});

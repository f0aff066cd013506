import { formatJson } from '../../../../src/validation/lint/formats/formatJson';

test('members without a value are left out', () => {
  const remark = { pointer: '/a', source: 'secret', line: 2, column: 3, endColumn: 9, file: 'f', code: 'C' };
  const printed = formatJson([{ ...remark, severity: 'ERROR', message: 'm', hint: undefined, location: undefined }]);
  expect(JSON.parse(printed)).toEqual([
    { file: 'f', line: 2, column: 3, endColumn: 9, severity: 'ERROR', code: 'C', message: 'm', pointer: '/a' },
  ]);
});

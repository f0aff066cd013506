import { formatGithub } from '../../../src/validation/lint/formatDiagnostics';

test('one command a remark, with everything escaped that has a meaning', () => {
  const remark = { pointer: '', location: undefined, source: '', line: 2, column: 3, endColumn: 9 };
  expect(
    formatGithub([
      { ...remark, file: 'a,b.json', severity: 'ERROR', code: 'X', message: '100%\nsure', hint: undefined },
      { ...remark, file: 'c', severity: 'ADVICE', code: 'Y', message: 'm.', hint: 'h: i.' },
    ]),
  ).toBe(
    '::error file=a%2Cb.json,line=2,col=3,endColumn=9,title=X::100%25%0Asure\n' +
      '::notice file=c,line=2,col=3,endColumn=9,title=Y::m. h: i.\n',
  );
});

import {
  describeCharacter,
  HiddenSource,
  isDigit,
  isHexDigit,
  isIdentifierPart,
  isIdentifierStart,
  JacksonFault,
  JacksonSource,
} from '../../../src/util/jackson/JacksonSource';

function faultOf(action: () => unknown) {
  try {
    action();
  } catch (error) {
    const { message, line, column, source } = error as JacksonFault;
    return { isFault: error instanceof JacksonFault, message, line, column, source };
  }
  return undefined;
}

test('skips white space and counts lines: CR LF is one break, CR alone and LF alone are one each', () => {
  const source = new JacksonSource(' \t\r\n\r\n\r x');
  expect(String.fromCharCode(source.nextToken())).toBe('x');
  expect([source.lineRead, source.columnRead, source.atEnd]).toEqual([4, 2, true]);
  expect([source.nextToken(), source.next()]).toEqual([-1, -1]);
});

test('a fault is behind the character read last; a hidden source names that character', () => {
  const shown = new JacksonSource('\n x');
  shown.nextToken();
  expect(faultOf(() => shown.failAtCharacter(0x78, 'expected y'))).toEqual({
    isFault: true,
    message: "Unexpected character ('x' (code 120)): expected y",
    line: 2,
    column: 3,
    source: '[Source: (String)"\n x"; line: 2, column: 3]',
  });
  const hidden = new HiddenSource('\n x');
  hidden.nextToken();
  expect(faultOf(() => hidden.failAtCharacter(0x78, 'expected y'))).toEqual({
    isFault: true,
    message: "Unexpected character ('x' (code 120)): expected y",
    line: 2,
    column: 2,
    source: '[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 2, column: 2]',
  });
});

test.each([
  [
    '/',
    "Unexpected character ('/' (code 47)): maybe a (non-standard) comment? (not recognized as one since " +
      "Feature 'ALLOW_COMMENTS' not enabled for parser)",
  ],
  [
    '\u0001',
    'Illegal character ((CTRL-CHAR, code 1)): only regular white space (\\r, \\n, \\t) is allowed between tokens',
  ],
])('between tokens %j is a fault', (text, message) => {
  expect(faultOf(() => new JacksonSource(text).nextToken())?.message).toBe(message);
});

test('shows 500 characters of the source', () => {
  const whole = 'a'.repeat(500);
  expect(new JacksonSource(whole).sourceAt(1, 2)).toBe(`[Source: (String)"${whole}"; line: 1, column: 2]`);
  expect(new JacksonSource(`${whole}bc`).sourceAt(1, 2)).toBe(
    `[Source: (String)"${whole}"[truncated 2 chars]; line: 1, column: 2]`,
  );
});

test('describes a character as Jackson prints it', () => {
  expect([0, 0x1f, 0x20, 0x7e, 0x7f, 0x9f, 0xa0, 0xff, 0x100, 0x2603].map(describeCharacter)).toEqual([
    '(CTRL-CHAR, code 0)',
    '(CTRL-CHAR, code 31)',
    "' ' (code 32)",
    "'~' (code 126)",
    '(CTRL-CHAR, code 127)',
    '(CTRL-CHAR, code 159)',
    "'\u00a0' (code 160)",
    "'ÿ' (code 255)",
    "'Ā' (code 256 / 0x100)",
    "'☃' (code 9731 / 0x2603)",
  ]);
});

test("knows the characters of Java's identifiers", () => {
  const characters = ['a', 'Ж', '$', '€', '_', '1', '\u0301', '\u200d', '\u0000', '-', ' ', '☃'];
  expect(characters.map((char) => [isIdentifierStart(char), isIdentifierPart(char)])).toEqual([
    [true, true],
    [true, true],
    [true, true],
    [true, true],
    [true, true],
    [false, true],
    [false, true],
    [false, true],
    [false, true],
    [false, false],
    [false, false],
    [false, false],
  ]);
});

test('knows digits', () => {
  const codes = Array.from('/09:@AFG`afg', (char) => char.charCodeAt(0));
  expect(
    codes
      .filter(isDigit)
      .map((code) => String.fromCharCode(code))
      .join(''),
  ).toBe('09');
  expect(
    codes
      .filter(isHexDigit)
      .map((code) => String.fromCharCode(code))
      .join(''),
  ).toBe('09AFaf');
});

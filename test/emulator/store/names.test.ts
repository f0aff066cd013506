import { checkName, isValidName } from '../../../src/emulator/store/names';

test.each(['a', 'A-b_c.d', '0', 'ürün', '名前', "it's", '(a)', 'a!b', 'a=b+c@d'])('%j is a name', (name) => {
  expect(isValidName(name)).toBe(true);
});

const forbidden = [
  '"',
  '#',
  '$',
  '%',
  '&',
  '*',
  ',',
  '/',
  ':',
  ';',
  '<',
  '>',
  '?',
  '[',
  ']',
  '\\',
  '^',
  '`',
  '{',
  '|',
  '}',
  '~',
];
const blanks = [' ', '\t', '\n', '\u00a0', '\u2003', '\u2028'];
const controls = ['\u0000', '\u001f', '\u007f', '\u009f', '\ufffe', '\uffff', '\ud800', '\udfff', '😀', '\u{10ffff}'];

test.each([...forbidden, ...blanks, ...controls])('%j may not be in a name', (character) => {
  expect(isValidName(`a${character}`)).toBe(false);
  expect(() => checkName(`a${character}`)).toThrow(`Invalid Name: 'a${character}'`);
});

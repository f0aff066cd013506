import { harmless } from '../../src/terminal/harmless';

it.each([
  ['text, tabs and lines', 'a\tb\nc\r\nd — é 😀', 'a\tb\nc\r\nd — é 😀'],
  ['colours', '\u001b[31mred\u001b[0m \u001b[38;5;1mmore\u001b[m', '\u001b[31mred\u001b[0m \u001b[38;5;1mmore\u001b[m'],
  ['the clearing of a line at the beginning', '\r\u001b[2Kdone', '\r\u001b[2Kdone'],
  ['the clearing of a line elsewhere', 'a\r\u001b[2Kb', 'a\\u000d\\u001b[2Kb'],
  ['a bell and a backspace', 'a\u0007b\u0008', 'a\\u0007b\\u0008'],
  ['a hyperlink (OSC 8)', '\u001b]8;;http://x\u001b\\here', '\\u001b]8;;http://x\\u001b\\here'],
  ['controls of eight bits', '\u009b2J\u007f', '\\u009b2J\\u007f'],
  ['a change of direction', 'a\u202eb\u2066c\u2028', 'a\\u202eb\\u2066c\\u2028'],
])('writes %s', (_, text, written) => expect(harmless(text)).toBe(written));

it('leaves JSON the same JSON', () => {
  const value = { 'a\u001b[2J': 'b\u0085\u009b\u007f\u202e\n' };
  expect(JSON.parse(harmless(JSON.stringify(value)))).toEqual(value);
});

import { formatTime, parseTime } from '../../../src/cli/options/parseTime';

test.each(['real', 'skip', 'scale:60', 'scale:2.5'])('%s is read and written', (text) => {
  expect(formatTime(parseTime(text))).toBe(text);
});

test.each(['fast', 'scale:0', 'scale:', 'scale:-1', 'SKIP', ''])("'%s' is refused", (text) => {
  expect(() => parseTime(text)).toThrow('Write real, skip or scale:N, for example scale:60.');
});

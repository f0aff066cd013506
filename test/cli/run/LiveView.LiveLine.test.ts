import { LiveLine } from '../../../src/cli/run/LiveView';
import { TextStream } from '../support/cli';

const clear = '\r\u001b[2K';

test('removes the line before it prints anything else', () => {
  const stream = new TextStream({ isTerminal: true, columns: 20 });
  const live = new LiveLine(stream);
  live.print('one\n');
  live.show('now');
  live.show('now');
  live.show('then');
  live.print('two\n');
  live.show('longer than the terminal is wide');
  live.clear();
  live.clear();
  expect(stream.text).toBe(`one\nnow${clear}then${clear}two\nlonger than the te…${clear}`);
});

test('prints nothing outside of a terminal', () => {
  const stream = new TextStream();
  const live = new LiveLine(stream);
  live.show('now');
  live.print('one\n');
  live.clear();
  expect(stream.text).toBe('one\n');
});

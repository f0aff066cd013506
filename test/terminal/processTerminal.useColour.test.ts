import { useColour } from '../../src/terminal/processTerminal';

test.each([
  [true, { TERM: 'xterm-256color' }, true],
  [false, { TERM: 'xterm-256color' }, false],
  [true, { TERM: 'xterm', NO_COLOR: '1' }, false],
  [true, { TERM: 'xterm', NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [false, { FORCE_COLOR: '' }, true],
  [true, { FORCE_COLOR: '0', TERM: 'xterm' }, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
])('a terminal: %s, variables %j: %s', (isTerminal, environment, colour) => {
  expect(useColour(isTerminal, environment)).toBe(colour);
});

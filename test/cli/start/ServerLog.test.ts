import { ServerLog, type LogOptions } from '../../../src/cli/start/ServerLog';
import { printMessage } from '../../../src/terminal/paint';
import { TestTerminal } from '../support/cli';

/** What a server with these options prints for a note, an error, output of a function and a request. */
function printed(options: LogOptions): string {
  const terminal = new TestTerminal();
  const log = new ServerLog(terminal, options, () => Date.UTC(2030, 0, 1));
  const { stderr } = log.terminal;
  printMessage(stderr, 'note', 'a value is unknown');
  printMessage(stderr, 'error', 'it is broken');
  stderr.write('charging 10\ncharged\n');
  log.onRequest?.({ method: 'POST', path: '/', operation: 'StartExecution', status: 200, durationMs: 1.25 });
  log.onRequest?.({ method: 'GET', path: '/health', status: 404, durationMs: 0 });
  return terminal.stderr.text;
}

test.each([
  ['error', 'stepmill: it is broken\n'],
  ['warn', 'note: a value is unknown\nstepmill: it is broken\n'],
  ['info', 'note: a value is unknown\nstepmill: it is broken\ncharging 10\ncharged\n'],
  [
    'debug',
    'note: a value is unknown\nstepmill: it is broken\ncharging 10\ncharged\nStartExecution 200 1.3 ms\nGET /health 404 0.0 ms\n',
  ],
] as const)('prints down to the level %s', (logLevel, text) => {
  expect(printed({ logLevel })).toBe(text);
});

test('prints an object a line as JSON', () => {
  const time = '2030-01-01T00:00:00.000Z';
  const lines = printed({ logFormat: 'json', logLevel: 'debug' }).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { time, level: 'warn', message: 'a value is unknown' },
    { time, level: 'error', message: 'it is broken' },
    { time, level: 'info', message: 'charging 10' },
    { time, level: 'info', message: 'charged' },
    {
      time,
      level: 'debug',
      message: 'StartExecution 200 1.3 ms',
      method: 'POST',
      path: '/',
      operation: 'StartExecution',
      status: 200,
      durationMs: 1.25,
    },
    {
      time,
      level: 'debug',
      message: 'GET /health 404 0.0 ms',
      method: 'GET',
      path: '/health',
      status: 404,
      durationMs: 0,
    },
  ]);
});

test('tells of no request above debug', () => {
  expect(new ServerLog(new TestTerminal(), {}, () => 0).onRequest).toBeUndefined();
});

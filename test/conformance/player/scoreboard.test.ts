import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.join(__dirname, '../../..');
const suite = path.join(root, 'conformance');
const run = promisify(execFile);
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-scores-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const render = (scores: string): Promise<unknown> =>
  run(process.execPath, [path.join(suite, 'scoreboard.mjs'), '--scores', scores, '--docs', folder]);

test('the pages and the picture match the scores', async () => {
  const names = ['reference/scoreboard.md', 'pictures/scoreboard.svg', 'explanation/conformance.md'];
  const page = path.join(folder, 'explanation/conformance.md');
  fs.mkdirSync(path.dirname(page));
  fs.copyFileSync(path.join(root, 'docs/explanation/conformance.md'), page);
  await render(path.join(suite, 'scores'));
  // `npm run docs` writes them.
  for (const name of names)
    expect(fs.readFileSync(path.join(folder, name), 'utf8')).toBe(
      fs.readFileSync(path.join(root, 'docs', name), 'utf8'),
    );
});

const score = (about: string, members: object): object => ({
  ...{
    about,
    target: 'other',
    date: '2026-11-30',
    suite: '1.0.0',
    command: 'node conformance/play.mjs --target other',
  },
  ...{ misses: [], notPlayable: [], ...members },
});

function write(name: string, value: object): string {
  const scores = path.join(folder, 'scores');
  fs.mkdirSync(scores, { recursive: true });
  const file = path.join(scores, `${name}.json`);
  fs.writeFileSync(file, JSON.stringify(value));
  return file;
}

test('orders rows by passed scenarios, with our misses first', async () => {
  const counts = (scenarios: number, played: number, passed: number): object => ({ scenarios, played, passed });
  write(
    'a',
    score('Ours 1', {
      target: 'stepmill',
      all: counts(4, 4, 2),
      groups: { api: counts(2, 2, 1), history: counts(2, 2, 1) },
      misses: ['api/one/a', 'api/one/b', 'history/two'],
    }),
  );
  write(
    'b',
    score('Theirs 2', {
      all: counts(4, 3, 3),
      groups: { api: counts(2, 1, 1), history: counts(2, 2, 2) },
      notPlayable: ['api/one/a'],
    }),
  );
  await render(path.join(folder, 'scores'));
  const page = fs.readFileSync(path.join(folder, 'reference/scoreboard.md'), 'utf8');
  const rows = page.split('\n').filter((line) => /^\| (?:Ours|Theirs)/.test(line));
  expect(rows.map((row) => row.replace(/ +/g, ' '))).toEqual([
    '| Theirs 2 | 1/2 | 2/2 | - | - | - | - | - | - | 3/4 | 100.0 % | 75.0 % |',
    '| Ours 1 | 1/2 | 1/2 | - | - | - | - | - | - | 2/4 | 50.0 % | 50.0 % |',
    '| Theirs 2 | 2026-11-30 | 1.0.0 | `node conformance/play.mjs --target other` |',
    '| Ours 1 | 2026-11-30 | 1.0.0 | `node conformance/play.mjs --target other` |',
  ]);
  expect(page.slice(page.indexOf('### '))).toBe(
    [
      '### Ours 1',
      'Not passed: 3.',
      '- api: `api/one` (a, b)\n- history: `history/two`',
      'Not playable: none.',
      '### Theirs 2',
      'Not passed: none.',
      'Not playable: 1.',
      '- api: `api/one` (a)\n',
    ].join('\n\n'),
  );
  expect(fs.readFileSync(path.join(folder, 'pictures/scoreboard.svg'), 'utf8')).toContain('>3 of 4</text>');
});

/** A server that knows no operation: every scenario fails. */
const deaf = `
import http from 'node:http';
export async function start() {
  const server = http.createServer((request, response) => { response.statusCode = 400; response.end('{"__type":"Unknown"}'); });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, endpoint: 'http://127.0.0.1:' + server.address().port, region: 'us-east-1', account: '1', about: 'deaf 1' };
}
export const stop = ({ server }) => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); });
`;

test('writes a score, and detects one that claims more than passed', async () => {
  const target = path.join(folder, 'deaf.mjs');
  fs.writeFileSync(target, deaf);
  const play = (...options: string[]): Promise<{ code: number; text: string }> => {
    const args = [path.join(suite, 'play.mjs'), '--target', target, '--only', 'history/states-in-a-row', ...options];
    return new Promise((resolve) =>
      execFile(process.execPath, args, (error, stdout) =>
        resolve({ code: error ? Number(error.code) : 0, text: stdout }),
      ),
    );
  };
  const file = path.join(folder, 'deaf.json');
  expect((await play('--score', file)).code).toBe(1);
  const written = JSON.parse(fs.readFileSync(file, 'utf8'));
  const none = { scenarios: 1, played: 1, passed: 0 };
  expect(written).toEqual({
    about: 'deaf 1',
    target,
    date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    suite: '1.0.0',
    command: `node conformance/play.mjs --target ${target} --only history/states-in-a-row`,
    all: none,
    groups: { history: none },
    misses: ['history/states-in-a-row'],
    notPlayable: [],
  });
  expect((await play('--at-least', file)).code).toBe(0);
  fs.writeFileSync(file, JSON.stringify({ ...written, groups: { history: { ...none, passed: 1 } }, misses: [] }));
  const { code, text } = await play('--at-least', file);
  expect(code).toBe(1);
  expect(text).toContain('history/states-in-a-row failed, and is not among the misses\n');
  expect(text).toContain('history: it says 1 passed, 0 have\n');
});

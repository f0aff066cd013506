import fs from 'node:fs';
import path from 'node:path';
import { readCoverage, runnerProject, type RunnerProject } from '../../harness/support/runnerProject';
import { cli, folderWith } from '../../cli/support/cli';

jest.setTimeout(60_000);

let project: RunnerProject;
beforeAll(() => (project = runnerProject('coverage-node', {})));
afterAll(() => project.remove());

const inProject = (name: string): string => path.join(project.folder, name);
const full = { table: 'order.asl.json |     100 |      100 |     100 |     100 |', gaps: '' };
const partly = 'order.asl.json |     100 |       75 |     100 |     100 |';

/** Runs `stepmill coverage` in the project. */
function coverage(...args: readonly string[]): ReturnType<RunnerProject['exec']> {
  return project.exec([path.join(project.folder, 'node_modules/stepmill/dist/cli.js'), 'coverage', ...args]);
}

const text = ['--reporter', 'text'];
const node = ['--', process.execPath, '--test'];

test('runs the tests, reports, and fails below a threshold', () => {
  const good = coverage('--dir', 'whole', ...text, '--branches', '100', ...node);
  expect([readCoverage(good.output), good.code]).toEqual([full, 0]);
  const bad = coverage('--dir', 'shards/1', ...text, '--branches', '100', ...node, 'ships.test.cjs');
  expect([readCoverage(bad.output).table, bad.code]).toEqual([partly, 1]);
});

test('the shards of two machines, joined, are the coverage of one run', async () => {
  coverage('--dir', 'shards/2', ...text, ...node, 'retries.test.cjs');
  expect(
    (await cli(['coverage', 'merge', inProject('shards/1'), inProject('shards/2'), '--into', inProject('joined')]))
      .stdout,
  ).toMatch(/^Merged 1 state machine into .*joined\//);
  expect(readCoverage(coverage('--dir', 'joined', ...text).output)).toEqual(full);
  expect(readCoverage(coverage('--dir', 'shards/1', '--dir', 'shards/2', ...text).output)).toEqual(full);
  const counts = (folder: string): unknown => {
    coverage('--dir', folder, '--reporter', 'json');
    return JSON.parse(fs.readFileSync(inProject(`${folder}/coverage-final.json`), 'utf8'));
  };
  expect(counts('joined')).toEqual(counts('whole'));
});

test('what lies the folder for the merged coverage is neither lost nor joined in silence', async () => {
  const { stderr, code } = await cli(['coverage', 'merge', inProject('shards/1'), '--into', inProject('shards')]);
  expect(stderr).toContain('shards already has other coverage. Name it among the folders to merge, or delete it.');
  expect(code).toBe(2);
});

test('tests that fail fail the command with their code, and what they ran is reported', () => {
  const none = coverage(...text, '--', process.execPath, '-e', 'process.exit(3)');
  expect(none.output).toMatch(/There is no coverage in coverage\/stepmill/);
  expect(none.code).toBe(3);
  const failing =
    "require('node:child_process').spawnSync(process.execPath, ['--test', 'ships.test.cjs']); process.exit(4)";
  const some = coverage(...text, '--', process.execPath, '-e', failing);
  expect([readCoverage(some.output).table, some.code]).toEqual([partly, 4]);
});

describe('mistakes on the command line', () => {
  const folder = folderWith({ 'old.stepmill-coverage.json': {}, 'sub/x': '' });

  test.each([
    [['--dir', path.join(folder, 'sub')], /There is no coverage in .*sub\. Run the tests with STEPMILL_COVERAGE=/],
    [['--dir', folder], /old\.stepmill-coverage\.json was written by another version of Stepmill/],
    [['--reporter', 'htm', '--', 'x'], /There is no coverage report 'htm'\. Did you mean 'html'\?/],
    [
      ['--branches', 'all', '--', 'x'],
      /'--branches <percent>' argument 'all' is invalid\. Write a percentage from 0 to 100\./,
    ],
    [['--dir', 'a', '--dir', 'b', '--', 'x'], /A test run writes its coverage into one --dir\./],
    [['--dir', folder, '--', 'no-such-command-here'], /no-such-command-here cannot be run/],
  ])('%j', async (args, message) => {
    const { code, stderr } = await cli(['coverage', ...args]);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});

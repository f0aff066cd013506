import fs from 'node:fs';
import path from 'node:path';
import { runnerProject, type RunnerProject } from '../../harness/support/runnerProject';
import { cli, folderWith } from '../../cli/support/cli';

jest.setTimeout(120_000);

let project: RunnerProject;
beforeAll(() => (project = runnerProject('coverage-node', {})));
afterAll(() => project.remove());

/** Runs `stepmill mutate` in the project. */
function mutate(...args: readonly string[]): ReturnType<RunnerProject['exec']> {
  return project.exec([path.join(project.folder, 'node_modules/stepmill/dist/cli.js'), 'mutate', ...args]);
}

test('each change that no test notices is told with its line, and drawn; --min fails for it', () => {
  const tests = [process.execPath, '--test'];
  const { code, output } = mutate(
    ...['order.asl.json', '--min', '90', '--picture', 'missed.mmd', '--jobs', '2', '--', ...tests],
  );
  expect(output).toContain(`No test notices:
  order.asl.json:4:5  Charge: does nothing
  order.asl.json:7:7  Charge: ResultPath dropped
  order.asl.json:10:35  Cool off: waits no time
  order.asl.json:14:75  Ship: Retry 0 tries only once
  order.asl.json:14:53  Ship: Retry 0 waits 2 s first
  order.asl.json:11:5  Ship: does nothing

1 of 7 changes were noticed`);
  expect(output).toMatch(/\d+\/\d+ {2}Ship: Retry 0 dropped: noticed/);
  expect(output).toMatch(/^1 of 7 changes were noticed: 14\.2 %, less than 90 %$/m);
  expect(code).toBe(1);
  const picture = fs.readFileSync(path.join(project.folder, 'missed.mmd'), 'utf8');
  expect(picture).toMatch(/^flowchart TD/);
  expect(picture).toMatch(/^ {2}class s\d (missed|partly)$/m);
});

test('a threshold of coverage that some files do not reach notices nothing, and nothing is written over', () => {
  const reporter = ['stepmill/jest-reporter', { reporters: ['text'], thresholds: { branches: 100 } }];
  const own = runnerProject('coverage-jest', { jest: { transform: {}, reporters: ['default', reporter] } });
  try {
    const run = (...command: readonly string[]): ReturnType<RunnerProject['exec']> =>
      own.exec([
        path.join(own.folder, 'node_modules/stepmill/dist/cli.js'),
        'mutate',
        'order.asl.json',
        '--',
        ...command,
      ]);
    const program = require.resolve('jest/bin/jest');
    const { code, output } = run(process.execPath, program);
    expect(output).toContain(`No test notices:
  order.asl.json:4:5  Charge: does nothing
  order.asl.json:7:7  Charge: ResultPath dropped
  order.asl.json:10:35  Cool off: waits no time
`);
    expect(output).toMatch(/^\d of 7 changes were noticed: [\d.]+ %$/m);
    expect(code).toBe(0);
    // Nor one of `stepmill coverage`, which runs the tests. Three changes are enough here.
    rewrite(own, ({ Charge, Ship }) => {
      delete Charge!['ResultPath'];
      delete Ship!['Retry'];
    });
    const cliFile = path.join(own.folder, 'node_modules/stepmill/dist/cli.js');
    const around = run(
      process.execPath,
      cliFile,
      'coverage',
      '--branches',
      '100',
      '--',
      process.execPath,
      program,
      'ships',
    );
    expect(around.output).toMatch(/^ {2}order\.asl\.json:\d+:\d+ {2}Cool off: waits no time$/m);
    expect(around.output).toMatch(/^\d of 3 changes were noticed: [\d.]+ %$/m);
    expect(fs.existsSync(path.join(own.folder, 'coverage'))).toBe(false);
  } finally {
    own.remove();
  }
});

test('what no test runs is not tried', () => {
  const restore = rewrite(project, (states) => {
    delete states['Charge']!['ResultPath'];
    delete states['Ship']!['Retry'];
    states['Ship']!['Catch'] = [{ ErrorEquals: ['Never'], Next: 'Sorry' }];
    states['Sorry'] = { Type: 'Wait', Seconds: 5, End: true };
  });
  try {
    const { output } = mutate('order.asl.json', '--', process.execPath, '--test', 'ships.test.cjs');
    expect(output).toContain('Sorry: waits no time  (no test runs this state)');
    expect(output).toMatch(/Sorry: waits no time: NOT NOTICED \(no test runs this state\)/);
  } finally {
    restore();
  }
});

/** Writes another definition into a project; gives what puts the one before in its place again. */
function rewrite(
  { folder }: RunnerProject,
  change: (states: Record<string, Record<string, unknown>>) => void,
): () => void {
  const file = path.join(folder, 'order.asl.json');
  const text = fs.readFileSync(file, 'utf8');
  const definition = JSON.parse(text) as { States: Record<string, Record<string, unknown>> };
  change(definition.States);
  fs.writeFileSync(file, JSON.stringify(definition, null, 2));
  return () => fs.writeFileSync(file, text);
}

test('a command whose tests fail without the machine tells nothing of a change', () => {
  const script = `const { spawnSync } = require('node:child_process'); const fs = require('node:fs');
    if (fs.existsSync('ran')) process.exit(3);
    const { status } = spawnSync(process.execPath, ['--test', 'ships.test.cjs'], { env: process.env });
    fs.writeFileSync('ran', ''); process.exit(status);`;
  const { code, output } = mutate('order.asl.json', '--jobs', '1', '--', process.execPath, '-e', script);
  expect(output).toContain('The tests fail without using the state machine (exit code 3)');
  expect(code).toBe(2);
});

test('tests that fail by themselves, and tests of something else, prove nothing', () => {
  const failing = mutate('order.asl.json', '--', process.execPath, '-e', 'console.log("broken"); process.exit(7)');
  expect(failing.output).toMatch(/The tests fail before anything is changed \(exit code 7\):\s+broken/);
  expect(failing.code).toBe(2);
  const other = mutate('order.asl.json', '--', process.execPath, '-e', '0');
  expect(other.output).toContain("No test runs 'order' as it is in this file, so no change could be noticed.");
  expect(other.code).toBe(2);
});

describe('mistakes on the command line', () => {
  const file = path.join(
    folderWith({ 'idle.asl.json': { StartAt: 'A', States: { A: { Type: 'Succeed' } } } }),
    'idle.asl.json',
  );

  test.each([
    [[file], /Which command runs the tests\? Write it after --/],
    [[file, '--min', '101', '--', 'x'], /--min must be a percentage from 0 to 100\./],
    [[file, '--jobs', '0', '--', 'x'], /--jobs must be a whole number of at least 1\./],
    [[file, '--picture', 'x.png', '--', 'x'], /--picture must name a file that ends in \.svg, \.mmd or \.md\./],
    [[file, '--', 'x'], /This state machine has nothing to change\./],
    [['none.json', '--', 'x'], /none\.json/],
  ])('%j', async (args, message) => {
    const { code, stderr } = await cli(['mutate', ...args]);
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });
});

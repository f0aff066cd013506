import { readCoverage, runnerProject, type RunnerProject } from './harness/support/runnerProject';

jest.setTimeout(60_000);

const program = require.resolve('jest/bin/jest');
const reporter = ['stepmill/jest-reporter', { reporters: ['text'], thresholds: { branches: 100 } }];

let project: RunnerProject;
beforeAll(() => {
  const jest = { transform: {}, reporters: ['default', reporter] };
  project = runnerProject('coverage-jest', { jest });
});
afterAll(() => project.remove());

test('the coverage of all workers is joined, and reaches its thresholds', () => {
  const { code, output } = project.exec([program, '--maxWorkers=2', '--ci']);
  expect(readCoverage(output)).toEqual({
    table: 'order.asl.json |     100 |      100 |     100 |     100 |',
    gaps: '',
  });
  expect(code).toBe(0);
});

test('a run that reaches less fails, and nothing of an earlier run counts', () => {
  const { code, output } = project.exec([program, '--runInBand', '--ci', 'ships']);
  expect(readCoverage(output)).toEqual({
    table: 'order.asl.json |     100 |       75 |     100 |     100 |',
    gaps:
      'Not run by any test:\n  order.asl.json:14:17  Ship: Retry 0 (Shipping.Down)\n\n' +
      'Coverage of transitions, rules, retriers, catchers and ways of ? : is 75 % (3 of 4), less than 100 % (branches).',
  });
  expect(code).toBe(1);
});

test('rejects a misspelt option before any test runs', () => {
  const { code, output } = project.exec(
    [
      program,
      '--ci',
      `--reporters=stepmill/jest-reporter`,
      '--config',
      JSON.stringify({ transform: {}, reporters: [['stepmill/jest-reporter', { treshold: {} }]] }),
    ].filter((arg) => !arg.startsWith('--reporters')),
  );
  expect(output).toContain("The coverage reporter of Stepmill has no option 'treshold'");
  expect(code).toBe(1);
});

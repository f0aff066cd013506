import path from 'node:path';
import { readCoverage, runnerProject, type RunnerProject } from './harness/support/runnerProject';

jest.setTimeout(60_000);

const program = path.join(path.dirname(require.resolve('vitest/package.json')), 'vitest.mjs');

let project: RunnerProject;
beforeAll(() => (project = runnerProject('coverage-vitest', { type: 'module' })));
afterAll(() => project.remove());

test.each(['forks', 'threads'])('the coverage of all workers is joined, and reaches its thresholds: %s', (pool) => {
  const { code, output } = project.exec([program, 'run', `--pool=${pool}`]);
  expect(readCoverage(output)).toEqual({
    table: 'order.asl.json |     100 |      100 |     100 |     100 |',
    gaps: '',
  });
  expect(code).toBe(0);
});

test('a run that reaches less fails, and nothing of an earlier run counts', () => {
  const { code, output } = project.exec([program, 'run', 'ships']);
  expect(readCoverage(output)).toEqual({
    table: 'order.asl.json |     100 |       75 |     100 |     100 |',
    gaps:
      'Not run by any test:\n  order.asl.json:14:17  Ship: Retry 0 (Shipping.Down)\n\n' +
      'Coverage of transitions, rules, retriers, catchers and ways of ? : is 75 % (3 of 4), less than 100 % (branches).',
  });
  expect(code).toBe(1);
});

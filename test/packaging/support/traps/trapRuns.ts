import { nodes } from '../../../support/nodes';
import { bin } from '../run';
import type { Runner, Where } from './Trap';

/** One run of a runner, in a process of its own. */
export interface TrapRun {
  readonly title: string;
  readonly runner: Runner;
  /** The ways in which it runs the files: each has a folder of them. */
  readonly ways: readonly string[];
  readonly wheres: readonly Where[];
  /** Whether all files share the hooks of one, so that nobody can tell whose file one of them fails. */
  readonly sharesHooks?: boolean;
  /** The program of Node; `undefined`: the release is not here. */
  readonly node: string | undefined;
  /** What lies beside the folders. */
  readonly files: Readonly<Record<string, string>>;
  /** The arguments of Node. `report`: the file that gets the results. */
  readonly args: (report: string, files: readonly string[]) => readonly string[];
}

const both: readonly Where[] = ['process', 'http'];
const pools = ['threads', 'forks', 'vmThreads', 'vmForks'];

function jest(way: string, how: readonly string[]): TrapRun {
  return {
    title: 'jest',
    runner: 'jest',
    ways: [way],
    wheres: both,
    node: process.execPath,
    files: { 'package.json': JSON.stringify({ jest: { testEnvironment: 'node', transform: {} } }) },
    args: (report) => [bin('jest', 'bin/jest.js'), ...how, '--ci', '--json', `--outputFile=${report}`],
  };
}

const vitest: TrapRun = {
  title: 'vitest',
  runner: 'vitest',
  ways: pools,
  wheres: both,
  node: process.execPath,
  files: {
    'vitest.config.mjs': `export default { test: { maxWorkers: 2, projects: ${JSON.stringify(
      pools.map((pool) => ({ test: { name: pool, pool, include: [`${pool}/*.test.mjs`] } })),
    )} } };`,
  },
  args: (report) => [bin('vitest', 'vitest.mjs'), 'run', '--reporter=json', `--outputFile=${report}`],
};

function nodeTest(way: string, node: string | undefined, how: readonly string[], wheres = both): TrapRun {
  return {
    title: 'node',
    runner: 'node',
    ways: [way],
    wheres,
    node,
    files: { 'reporter.mjs': nodeReporter },
    args: (report, files) => [
      '--test',
      ...how,
      '--test-reporter=./reporter.mjs',
      `--test-reporter-destination=${report}`,
      ...files,
    ],
  };
}

/** Each test on a line. What hooks of a file throw comes behind its tests, with the place of the hook. */
const nodeReporter = `
export default async function* report(events) {
  let last;
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const { error } = data.details;
    const messages = [error?.message, error?.cause?.message, error?.cause?.stack].filter((text) => text !== undefined);
    const { file = data.name } = data;
    if (/[.]test[.]mjs$/.test(file)) last = file;
    yield JSON.stringify({ file: last ?? file, name: data.name, failed: type === 'test:fail', messages }) + '\\n';
  }
}
`;

/** All of them: each runner in each of its ways. */
export const trapRuns: readonly TrapRun[] = [
  jest('in-band', ['--runInBand']),
  jest('workers', ['--maxWorkers=2']),
  vitest,
  nodeTest('isolated', process.execPath, ['--test-concurrency=2']),
  // The option is as old as Node 24. All files of a process share its hooks, so each place has a process.
  ...both.map((where) => ({
    ...nodeTest(`shared-${where}`, nodes.at(-1)!.file, ['--test-isolation=none'], [where]),
    sharesHooks: true,
  })),
];

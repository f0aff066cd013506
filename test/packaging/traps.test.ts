import manifest from '../../package.json';
import { TestServerProcess } from '../harness/places/support/TestServerProcess';
import { InstalledPackage } from './support/InstalledPackage';
import { runTraps, type TrapResults, type Verdict } from './support/traps/runTraps';
import { trapRuns } from './support/traps/trapRuns';
import { traps } from './support/traps/traps';

// What a careless user writes has the same verdict in every place: each runner, each of its ways to run files, machines
// in the process of the test and in a server in another one. To add a trap: one entry in `traps`.
jest.setTimeout(300_000);

const linked = [...Object.keys(manifest.dependencies), '@aws-sdk/client-dynamodb', '@jest/globals', 'vitest'];
const runs = trapRuns.filter(({ node }) => node !== undefined);
let results: readonly TrapResults[];

beforeAll(async () => {
  const installed = new InstalledPackage(linked);
  const server = await TestServerProcess.start();
  try {
    const found: TrapResults[] = [];
    // Two at a time: each has a process, and some have workers.
    const waiting = [...runs.entries()];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        found[next[0]] = await runTraps(installed, traps, next[1], server.url);
    };
    await Promise.all([work(), work()]);
    results = found;
  } finally {
    await server.end();
    installed.remove();
  }
});

function verdictsOf(number: number): readonly Verdict[] {
  return results.flatMap(({ verdicts }) => verdicts.get(number) ?? []);
}

test.each(traps.map((trap, number) => [`${trap.row}: ${trap.name}`, trap, number] as const))(
  '%s',
  (_title, { verdict, message = '' }, number) => {
    const isRight = (one: Verdict): boolean =>
      one.verdict === verdict &&
      one.tests.every(({ message: said }) => [message].flat().every((part) => said.includes(part)));
    expect(verdictsOf(number).filter((one) => !isRight(one))).toEqual([]);
  },
);

test.each(runs.map((run, index) => [`${run.title} ${run.ways.join(', ')} ${run.wheres.join(', ')}`, index] as const))(
  'a run with failed tests fails: %s',
  (_title, index) => {
    const { exitCode, output } = results[index]!;
    expect({ exitCode, output }).toEqual({ exitCode: 1, output: expect.any(String) });
  },
);

afterAll(() => {
  if (results === undefined) return;
  const places = [
    ...new Set(results.flatMap(({ verdicts }) => [...verdicts.values()].flat().map(({ place }) => place))),
  ];
  const rows = traps.map(({ row, name }, number) => {
    const found = verdictsOf(number);
    const cells = places.map((place) => found.find((one) => one.place === place)?.verdict ?? '-');
    return `${row.padEnd(4)} ${cells.map((cell) => cell.padEnd(5)).join(' ')}  ${name}`;
  });
  const heads = places.map((place, index) => `${String(index + 1).padStart(6)}  ${place}`);
  process.stdout.write(
    `\nTraps, and their verdicts in ${places.length} places:\n${heads.join('\n')}\n\n     ${places
      .map((_place, index) => String(index + 1).padEnd(5))
      .join(' ')}\n${rows.join('\n')}\n`,
  );
});

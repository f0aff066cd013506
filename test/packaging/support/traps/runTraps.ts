import { spawn } from 'node:child_process';
import path from 'node:path';
import type { InstalledPackage } from '../InstalledPackage';
import { readOutcomes, type Outcome } from './readOutcomes';
import type { Trap } from './Trap';
import { trapFiles } from './trapFiles';
import type { TrapRun } from './trapRuns';

/** What became of one trap in one place. */
export interface Verdict {
  /** Runner, way, and where the machines ran: `jest in-band http`. */
  readonly place: string;
  /** `none`: the report has no test of it. `mixed`: some of its tests passed and some failed. */
  readonly verdict: Trap['verdict'] | 'mixed' | 'none';
  /** Its tests that failed, or its file, and what they said; of a mixed one, those that passed. */
  readonly tests: readonly { readonly test: string; readonly message: string }[];
}

/** What became of all traps in one run: by their numbers. */
export interface TrapResults {
  readonly exitCode: number | null;
  readonly output: string;
  readonly verdicts: ReadonlyMap<number, readonly Verdict[]>;
}

/** Runs all traps in one process of a runner. `url`: of a server. */
export async function runTraps(
  installed: InstalledPackage,
  traps: readonly Trap[],
  run: TrapRun,
  url: string,
): Promise<TrapResults> {
  const { title, runner, ways, wheres, node, files: beside, args } = run;
  const name = `${title}-${ways[0]!}`;
  const folder = path.join(installed.project, name);
  const write = (file: string, text: string): void => void installed.write(path.join(name, file), text);
  for (const [file, text] of Object.entries(beside)) write(file, text);
  const places = ways.flatMap((way) =>
    wheres.map((where) => ({ place: `${title} ${way} ${where}`, way, files: trapFiles(traps, run, where, url) })),
  );
  const written = places.flatMap(({ way, files }) =>
    files.map((file) => {
      write(path.join(way, file.name), file.text);
      return `${way}/${file.name}`;
    }),
  );
  const report = path.join(folder, 'report.json');
  const { exitCode, output } = await runNode(node!, args(report, written), folder);
  const outcomes = readOutcomes(runner, report);
  const verdicts = new Map<number, Verdict[]>();
  for (const { place, way, files } of places)
    for (const file of files) {
      const own = outcomes.filter((outcome) => outcome.file === path.join(way, file.name));
      for (const number of file.numbers) {
        const verdict = { place, ...verdictOf(own, traps[number]!, number) };
        verdicts.set(number, [...(verdicts.get(number) ?? []), verdict]);
      }
    }
  return { exitCode, output, verdicts };
}

function verdictOf(outcomes: readonly Outcome[], { alone }: Trap, number: number): Omit<Verdict, 'place'> {
  const own = outcomes.filter(({ test }) => test?.startsWith(`#${number} `));
  if (own.length === 0) return { verdict: 'none', tests: [] };
  const shown = (some: readonly Outcome[]): Verdict['tests'] =>
    some.map(({ file, test = file, message }) => ({ test, message }));
  const isFine = ({ test }: Outcome): boolean => test!.startsWith(`#${number} fine`);
  const failed = own.filter((one) => one.failed);
  const wrong = own.filter((one) => one.failed === isFine(one));
  if (failed.length > 0)
    return { verdict: wrong.length > 0 ? 'mixed' : 'red', tests: shown(wrong.length > 0 ? wrong : failed) };
  const files = outcomes.filter((one) => one.test === undefined && one.failed && alone === true);
  return { verdict: files.length > 0 ? 'red file' : 'green', tests: shown(files) };
}

function runNode(
  node: string,
  args: readonly string[],
  cwd: string,
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  const { PATH } = process.env;
  const env = { PATH, CI: 'true', NO_COLOR: '1', HOME: cwd };
  const child = spawn(node, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 240_000 });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, output }));
  });
}

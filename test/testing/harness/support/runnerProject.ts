import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { installPackage } from './installPackage';

const fixtures = path.join(__dirname, '../../../fixtures/runners');

/** A project of its own, with the package installed and the test files of one folder of `fixtures/runners`. */
export interface RunnerProject {
  readonly folder: string;
  /** Runs a program of Node in it, and answers what it printed. `env`: more variables. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): string;
  /** The same with its exit code. */
  exec(args: readonly string[]): { readonly code: number | null; readonly output: string };
  remove(): void;
}

export function runnerProject(name: string, packageJson: object): RunnerProject {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `stepmill-${name}-`)));
  fs.cpSync(path.join(fixtures, name), folder, { recursive: true });
  fs.copyFileSync(path.join(fixtures, 'order.asl.json'), path.join(folder, 'order.asl.json'));
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(packageJson));
  installPackage(folder);
  return {
    folder,
    run: (args, env) => exec(args, env).output,
    exec,
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };

  function exec(
    args: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): { readonly code: number | null; readonly output: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      // What this Jest has set is not for the runner in there.
      env: { PATH: process.env['PATH'], HOME: folder, NO_COLOR: '1', ...more },
    });
    return { code: status, output: stripVTControlCharacters(stdout + stderr) };
  }
}

/** Of what a run printed: the line of the coverage table for the definition, and what stands below the table. */
export function readCoverage(output: string): {
  readonly table: string | undefined;
  readonly gaps: string | undefined;
} {
  const table = /order\.asl\.json(?: *\| +[\d.]+)+ \|/.exec(output)?.[0];
  const below = /Uncovered Line #s[^]*\n[-|]+\n\n([^]*)$/.exec(output)?.[1];
  const gaps = below?.replace(/^(?:Test Suites:|Test Files|PASS|Ran all)[^]*$/m, '');
  return { table, gaps: gaps?.trim() };
}

/** What Jest's and Vitest's JSON reports have in common. */
interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
    readonly message: string;
  }[];
}

/** Each test of a JSON report with its status, or with the text of its failure, without stacks; and a file that failed though its tests did not. */
export function readReport(file: string): Record<string, string> {
  const { testResults } = JSON.parse(fs.readFileSync(file, 'utf8')) as Report;
  const tests = testResults.flatMap(({ assertionResults, message }) => {
    const ofFile = message !== '' && assertionResults.every(({ status }) => status !== 'failed');
    return [...assertionResults.map(resultOf), ...(ofFile ? [['(file)', message] as const] : [])];
  });
  return Object.fromEntries(tests);
}

function resultOf({
  title,
  status,
  failureMessages,
}: Report['testResults'][number]['assertionResults'][number]): readonly [string, string] {
  const [message] = failureMessages;
  return [title, message === undefined ? status : withoutStack(stripVTControlCharacters(message))];
}

function withoutStack(message: string): string {
  return message.replace(/\n +at [^]*$/, '');
}

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { installPackage } from './installPackage';

const fixtures = path.join(__dirname, '../../fixtures/runners');

/** A project of its own, with the package installed and the test files of one folder of `fixtures/runners`. */
export interface RunnerProject {
  readonly folder: string;
  /** Runs a program of Node in it, and answers what it printed. `env`: more variables. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): string;
  /** The same with its exit code. `node`: the program, otherwise this one. */
  exec(
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
    node?: string,
  ): { readonly code: number | null; readonly output: string };
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
    node = process.execPath,
  ): { readonly code: number | null; readonly output: string } {
    const { status, stdout, stderr } = spawnSync(node, args, {
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
    readonly name: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
    readonly message: string;
  }[];
}

/** The tests of a file, each with its status, or with the text of its failure, without stacks. */
export type FileReport = Readonly<Record<string, string>>;

/**
 * A JSON report by the names of its files. A file that failed though its tests did not has its message as `(file)`; one
 * that ran in several projects has the tests of all.
 */
export function readReport(file: string): Readonly<Record<string, FileReport>> {
  const { testResults } = JSON.parse(fs.readFileSync(file, 'utf8')) as Report;
  const files: Record<string, FileReport> = {};
  for (const { name, assertionResults, message } of testResults) {
    const ofFile = message !== '' && assertionResults.every(({ status }) => status !== 'failed');
    const tests = [...assertionResults.map(resultOf), ...(ofFile ? [['(file)', message] as const] : [])];
    const base = path.basename(name);
    files[base] = { ...files[base], ...Object.fromEntries(tests) };
  }
  return files;
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

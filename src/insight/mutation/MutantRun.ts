import fs from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { HarnessError } from '../../errors/HarnessError';
import type { MutantFile } from './mutated';
import type { JsonObject } from '../../util/json';
import { startSystemTimer } from '../../clock/system';
import { makeFolders } from '../../util/makeFolders';

/** Runs tests with a changed definition, in a separate folder. */
export class MutantRun {
  private readonly original: string;

  constructor(
    private readonly folder: string,
    definition: JsonObject,
  ) {
    this.original = JSON.stringify(definition);
    makeFolders(folder);
  }

  /** `coverage`: a folder for the coverage of the tests. */
  async play(command: readonly string[], definition: JsonObject, mostMs: number, coverage = ''): Promise<Ended> {
    fs.rmSync(this.usedFile, { force: true });
    const file = path.join(this.folder, 'mutant.json');
    const mutant: MutantFile = {
      original: this.original,
      definition: JSON.stringify(definition),
      usedFile: this.usedFile,
    };
    fs.writeFileSync(file, JSON.stringify(mutant));
    const { words, paths } = withoutNpx(command, process.cwd());
    const PATH = [...paths, process.env['PATH']].join(path.delimiter);
    const variables = { STEPMILL_MUTANT: file, STEPMILL_COVERAGE: coverage, ...(paths.length > 0 && { PATH }) };
    return runQuietly(words, variables, mostMs);
  }

  /** Whether a test has used the definition in the last run. */
  wasUsed(): boolean {
    return fs.existsSync(this.usedFile);
  }

  /**
   * Like `play`; returns whether the tests have noticed the change. Throws HarnessError if they failed without using
   * the definition.
   */
  async notices(command: readonly string[], definition: JsonObject, mostMs: number): Promise<boolean | 'late'> {
    const { code, output } = await this.play(command, definition, mostMs);
    if (code === 0) return false;
    if (this.wasUsed()) return code === 'late' ? 'late' : true;
    throw new HarnessError(
      `The tests fail without using the state machine (exit code ${code}), so they say nothing about a change:\n${output.slice(-2000)}`,
    );
  }

  private get usedFile(): string {
    return path.join(this.folder, 'used');
  }
}

/** A command, and the folders to put first in its PATH. */
interface Command {
  readonly words: readonly string[];
  readonly paths: readonly string[];
}

/**
 * Replaces `npx jest` by the program that it runs: npx itself takes a third of a short run. Other commands are
 * unchanged.
 */
export function withoutNpx(words: readonly string[], folder: string): Command {
  const [first, name] = words;
  if (first === 'npx' && name !== undefined && /^[\w.-]+$/.test(name) && process.platform !== 'win32')
    for (let at = path.resolve(folder); ; at = path.dirname(at)) {
      const bin = path.join(at, 'node_modules/.bin');
      const file = path.join(bin, name);
      if (fs.existsSync(file)) return { words: [file, ...words.slice(2)], paths: [bin] };
      if (at === path.dirname(at)) break;
    }
  return { words, paths: [] };
}

/** How a command ended: its exit code, or `late` if it was stopped because it took too long; and its output. */
interface Ended {
  readonly code: number | 'late';
  readonly output: string;
}

/**
 * Runs a command for a limited time, without showing its output. Rejects with HarnessError if the command does not
 * exist.
 */
function runQuietly(
  [command, ...args]: readonly string[],
  variables: Readonly<Record<string, string>>,
  mostMs: number,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const windows = process.platform === 'win32';
    // In a separate process group, so that a test runner's workers end with it.
    const child = spawn(command!, args, { env: { ...process.env, ...variables }, shell: windows, detached: !windows });
    let output = '';
    let late = false;
    const take = (chunk: Buffer): void => void (output += chunk.toString());
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const end = (): void => {
      if (windows || child.pid === undefined) child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    };
    const timer = startSystemTimer(mostMs, () => {
      late = true;
      end();
    });
    process.once('exit', end);
    child.on('error', ({ message }) => reject(new HarnessError(`${command!} cannot be run: ${message}`)));
    child.on('close', (code) => {
      timer.cancel();
      process.off('exit', end);
      resolve({ code: late ? 'late' : (code ?? 1), output });
    });
  });
}

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSystemTimer } from '../../clock/system';
import { exitCodeOfSignal, exitCodes } from '../../terminal/Cli';
import { printMessage } from '../../terminal/paint';
import type { Interrupt, Terminal } from '../../terminal/Terminal';

const betweenLooksMs = 50;

/** How long a server may take to become ready, in milliseconds. */
const patienceMs = 120_000;

/**
 * `start --wait`: starts the server in a separate process, which stays, and returns the exit code once it is ready or
 * has failed. Prints how to reach it as NAME=value, one a line, for `export`, `.env` files and `$GITHUB_ENV`.
 */
export async function startInBackground(terminal: Terminal): Promise<number> {
  const { stdout, stderr } = terminal;
  const folder = mkdtempSync(path.join(tmpdir(), 'stepmill-server-'));
  const output = path.join(folder, 'stdout');
  const errors = path.join(folder, 'stderr');
  // In a separate session: the end of this command, or of the terminal, does not end the server.
  const server = spawn(process.execPath, ownArguments(), {
    detached: true,
    stdio: ['ignore', openSync(output, 'a', 0o600), openSync(errors, 'a', 0o600)],
    windowsHide: true,
  });
  const url = await readyOrEnded(server, output, terminal);
  stderr.write(readFileSync(errors, 'utf8'));
  if (typeof url === 'number') {
    rmSync(folder, { recursive: true, force: true });
    return url;
  }
  server.unref();
  const [, region = ''] = / region ([\w-]+)$/m.exec(readFileSync(output, 'utf8')) ?? [];
  printMessage(
    stderr,
    'note',
    `process ${server.pid} serves at ${url} until 'npx stepmill stop'; it prints to ${folder}`,
  );
  const variables = {
    STEPMILL_URL: url,
    STEPMILL_PID: server.pid,
    AWS_ENDPOINT_URL_SFN: url,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
  for (const [name, value] of Object.entries(variables)) stdout.write(`${name}=${value}\n`);
  return exitCodes.success;
}

/** This command, without `--wait`. */
function ownArguments(): readonly string[] {
  const [, program = '', ...args] = process.argv;
  return [...process.execArgv, program, ...args.filter((argument) => argument !== '--wait')];
}

/** The URL that the server has printed, or the exit code if it has ended without one. */
function readyOrEnded(server: ChildProcess, output: string, terminal: Terminal): Promise<string | number> {
  return new Promise((resolve) => {
    let waitedMs = 0;
    const look = (): void => {
      const [, url] = /^Stepmill is ready at (\S+)/m.exec(readFileSync(output, 'utf8')) ?? [];
      if (url !== undefined) return end(url);
      waitedMs += betweenLooksMs;
      if (waitedMs < patienceMs) {
        timer = startSystemTimer(betweenLooksMs, look);
        return;
      }
      server.kill();
      printMessage(terminal.stderr, 'error', `the server was not ready after ${patienceMs / 1000} seconds.`);
      end(exitCodes.failure);
    };
    let timer = startSystemTimer(betweenLooksMs, look);
    const takeBack = terminal.onInterrupt((signal: Interrupt) => {
      server.kill();
      end(exitCodeOfSignal[signal]);
    });
    server.on('exit', (code) => end(code === null || code === 0 ? exitCodes.failure : code));
    const end = (answer: string | number): void => {
      timer.cancel();
      takeBack();
      resolve(answer);
    };
  });
}

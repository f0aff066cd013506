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
  const ready = await readyOrEnded(server, output, terminal);
  stderr.write(readFileSync(errors, 'utf8'));
  if (typeof ready === 'number') {
    rmSync(folder, { recursive: true, force: true });
    return ready;
  }
  server.unref();
  const { url, region } = ready;
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

interface ReadyServer {
  readonly url: string;
  readonly region: string;
}

/** What a server has printed about itself. `undefined` until both its lines are there: they may come one by one. */
export function findReadyServer(printed: string): ReadyServer | undefined {
  const [, url, region] =
    /^Stepmill is ready at (\S+).*\n(?:.*\n)*?Starting server .* region (\S+)\n/m.exec(printed) ?? [];
  return url === undefined || region === undefined ? undefined : { url, region };
}

/** What the server has printed, or the exit code if it has ended before. */
function readyOrEnded(server: ChildProcess, output: string, terminal: Terminal): Promise<ReadyServer | number> {
  return new Promise((resolve) => {
    let waitedMs = 0;
    const look = (): void => {
      const ready = findReadyServer(readFileSync(output, 'utf8'));
      if (ready !== undefined) return end(ready);
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
    const end = (answer: ReadyServer | number): void => {
      timer.cancel();
      takeBack();
      resolve(answer);
    };
  });
}

import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { startSystemTimer } from '../../../../clock/system';
import { guarded, hasGroups } from './watchdog';

/** A command: a string for the shell, or an array of words. */
export type Command = string | readonly string[];

interface GroupOptions {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Something that keeps a process running, such as a pipe. */
interface Handle {
  ref(): void;
  unref(): void;
}

/** How a process has ended. */
export interface ProcessEnd {
  readonly status: number;
  readonly signal: NodeJS.Signals | undefined;
  /** Set if it could not be started at all. */
  readonly error?: Error | undefined;
}

/** How long a process may take to end after the request to do so. */
const graceMs = 500;
/** How long output is still read after the process has ended, in case another process has it open. */
const outputMs = 300;

/** A process and everything that it starts, in a process group. The group ends with this process, however that ends. */
export class ProcessGroup {
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private isOver = false;

  constructor(
    command: Command,
    { folder, environment }: GroupOptions,
    onOutput: (stream: 'stdout' | 'stderr', chunk: Buffer) => void,
    onEnd: (end: ProcessEnd) => void,
  ) {
    this.child = hasGroups
      ? guarded((mark) => startInGroup(command, folder, { ...environment, STEPMILL_RUNTIME: mark }))
      : startOnWindows(command, folder, environment);
    // It waits for this word, so that it does not start before the watchdog knows about it.
    this.child.stdin.end('go\n');
    for (const stream of ['stdout', 'stderr'] as const)
      this.child[stream].on('data', (chunk: Buffer) => onOutput(stream, chunk));
    let given = false;
    const give = (end: ProcessEnd): void => {
      if (given) return;
      given = true;
      onEnd(end);
    };
    this.child.on('error', (error) => give({ status: 127, signal: undefined, error }));
    this.child.on('exit', (code, signal) => {
      this.kill('SIGKILL');
      this.isOver = true;
      const end = { status: code ?? 0, signal: signal ?? undefined };
      this.child.on('close', () => give(end));
      startSystemTimer(outputMs, () => give(end), { keepsRunning: false });
    });
    this.hold(false);
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Sets whether it keeps our process running. */
  hold(isHeld: boolean): void {
    const { child } = this;
    for (const handle of [child, child.stdout, child.stderr] as unknown as Handle[])
      if (isHeld) handle.ref();
      else handle.unref();
  }

  /** Asks it to end, and kills it a moment later. */
  end(): void {
    if (this.isOver) return;
    this.kill('SIGTERM');
    startSystemTimer(graceMs, () => this.kill('SIGKILL'), { keepsRunning: false });
  }

  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    const { pid } = this.child;
    if (pid === undefined || this.isOver) return;
    if (!hasGroups) {
      spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
      return;
    }
    try {
      process.kill(-pid, signal);
    } catch {
      // It has ended by itself.
    }
  }

  /** Stops reading output for a while, so that the process waits when it prints. */
  pause(): void {
    this.child.stdout.pause();
    this.child.stderr.pause();
  }

  resume(): void {
    this.child.stdout.resume();
    this.child.stderr.resume();
  }
}

/** Without the word, it ends together with our process. */
function startInGroup(
  command: Command,
  cwd: string,
  env: NodeJS.ProcessEnv,
): ChildProcessByStdio<Writable, Readable, Readable> {
  const words = typeof command === 'string' ? ['/bin/sh', '-c', command] : command;
  const script = 'read -r word && [ "$word" = go ] && exec "$@" </dev/null';
  const child = spawn('/bin/sh', ['-c', script, 'stepmill', ...words], { cwd, env, detached: true, stdio: 'pipe' });
  child.stdin.on('error', () => undefined);
  return child;
}

function startOnWindows(
  command: Command,
  cwd: string,
  env: NodeJS.ProcessEnv,
): ChildProcessByStdio<Writable, Readable, Readable> {
  const options = { cwd, env, stdio: 'pipe', windowsHide: true } as const;
  const child =
    typeof command === 'string'
      ? spawn(command, { ...options, shell: true })
      : spawn(command[0]!, command.slice(1), options);
  child.stdin.on('error', () => undefined);
  return child;
}

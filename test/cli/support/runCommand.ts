import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { runCli } from '../../../src/cli/runCli';
import { TestTerminal } from './cli';

const register = path.join(__dirname, 'typescript.cjs');
const command = path.join(__dirname, '../../../src/cli.ts');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A `stepmill` that runs, and what it has printed so far. */
export abstract class Command {
  abstract readonly ended: Promise<Ended>;
  protected abstract readonly text: Readonly<Record<'stdout' | 'stderr', string>>;
  private readonly listeners = new Set<() => void>();

  abstract end(signal?: NodeJS.Signals): Promise<Ended>;

  protected readonly printed = (): void => {
    for (const listener of this.listeners) listener();
  };

  /** Its first line, or how it ended when it had none. */
  async firstLine(): Promise<string> {
    const text = await this.until(/\n/);
    return text.slice(0, text.indexOf('\n'));
  }

  /** What it has printed, once that has come. Rejects when it ends before. */
  until(pattern: RegExp): Promise<string> {
    return this.waitFor('stdout', pattern);
  }

  untilError(pattern: RegExp): Promise<string> {
    return this.waitFor('stderr', pattern);
  }

  private waitFor(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!pattern.test(this.text[stream])) return;
        this.listeners.delete(look);
        resolve(this.text[stream]);
      };
      this.listeners.add(look);
      look();
      void this.ended.then(({ code, stderr }) => reject(new Error(`ended with ${code}: ${stderr}`)));
    });
  }
}

/** `stepmill` in a process of its own. */
export class RunningCommand extends Command {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  protected readonly text = { stdout: '', stderr: '' };

  constructor(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    super();
    // The variables of whoever runs the tests say nothing here.
    const { PATH } = process.env;
    this.process = spawn(process.execPath, ['--require', register, command, ...args], {
      env: { PATH, ...environment },
    });
    for (const stream of ['stdout', 'stderr'] as const) {
      this.process[stream]!.on('data', (chunk: Buffer) => {
        this.text[stream] += chunk.toString();
        this.printed();
      });
    }
    this.ended = new Promise((resolve) => {
      this.process.on('close', (code, signal) => resolve({ code, signal, ...this.text }));
    });
  }

  end(signal: NodeJS.Signals = 'SIGINT'): Promise<Ended> {
    this.process.kill(signal);
    return this.ended;
  }
}

/**
 * The same in this process, in a fraction of the time: for what needs no signals, no functions of files, and no variables
 * that stand for an option.
 */
export class CommandHere extends Command {
  readonly ended: Promise<Ended>;
  private readonly terminal: TestTerminal;

  constructor(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    super();
    this.terminal = new TestTerminal({ environment });
    const { stdout, stderr } = this.terminal;
    for (const stream of [stdout, stderr]) stream.onWrite = this.printed;
    this.ended = runCli(args, this.terminal).then((code) => ({ code, signal: null, ...this.text }));
  }

  end(): Promise<Ended> {
    this.terminal.interrupt('SIGINT');
    return this.ended;
  }

  protected get text(): Record<'stdout' | 'stderr', string> {
    const { stdout, stderr } = this.terminal;
    return { stdout: stdout.text, stderr: stderr.text };
  }
}

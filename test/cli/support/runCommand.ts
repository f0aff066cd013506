import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const register = path.join(__dirname, 'typescript.cjs');
const command = path.join(__dirname, '../../../src/cli.ts');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `stepmill` in a process of its own. */
export class RunningCommand {
  readonly process: ChildProcess;
  readonly ended: Promise<Ended>;
  private stdout = '';
  private stderr = '';

  constructor(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    // The variables of whoever runs the tests say nothing here.
    const { PATH } = process.env;
    this.process = spawn(process.execPath, ['--require', register, command, ...args], {
      env: { PATH, ...environment },
    });
    this.process.stdout!.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.process.stderr!.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = new Promise((resolve) => {
      this.process.on('close', (code, signal) => {
        resolve({ code, signal, stdout: this.stdout, stderr: this.stderr });
      });
    });
  }

  /** Its first line, or how it ended when it had none. */
  async firstLine(): Promise<string> {
    const text = await this.until(/\n/);
    return text.slice(0, text.indexOf('\n'));
  }

  /** What it has printed, once that has come. Rejects when it ends before. */
  until(pattern: RegExp): Promise<string> {
    return this.waitFor(() => this.stdout, pattern, this.process.stdout!);
  }

  untilError(pattern: RegExp): Promise<string> {
    return this.waitFor(() => this.stderr, pattern, this.process.stderr!);
  }

  end(signal: NodeJS.Signals = 'SIGINT'): Promise<Ended> {
    this.process.kill(signal);
    return this.ended;
  }

  private waitFor(text: () => string, pattern: RegExp, stream: NodeJS.ReadableStream): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (pattern.test(text())) resolve(text());
      };
      look();
      stream.on('data', look);
      void this.ended.then(({ code, stderr }) => reject(new Error(`ended with ${code}: ${stderr}`)));
    });
  }
}

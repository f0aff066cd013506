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

  constructor(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    // The variables of whoever runs the tests say nothing here.
    const { PATH } = process.env;
    this.process = spawn(process.execPath, ['--require', register, command, ...args], {
      env: { PATH, ...environment },
    });
    let stderr = '';
    this.process.stdout!.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.process.stderr!.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    this.ended = new Promise((resolve) => {
      this.process.on('close', (code, signal) => resolve({ code, signal, stdout: this.stdout, stderr }));
    });
  }

  /** Its first line, or how it ended when it had none. */
  firstLine(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.process.stdout!.on('data', () => {
        if (this.stdout.includes('\n')) resolve(this.stdout.slice(0, this.stdout.indexOf('\n')));
      });
      void this.ended.then(({ code, stderr }) => reject(new Error(`ended with ${code}: ${stderr}`)));
    });
  }

  end(signal: NodeJS.Signals = 'SIGINT'): Promise<Ended> {
    this.process.kill(signal);
    return this.ended;
  }
}

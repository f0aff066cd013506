import { spawn } from 'node:child_process';
import { startSystemTimer } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';

/** How a command ended: its exit code, or `late` when it was ended since it took too long; and what it printed. */
export interface Ended {
  readonly code: number | 'late';
  readonly output: string;
}

/** Runs a command without showing what it prints, for so long at most. Rejects with HarnessError when there is none such. */
export function runQuietly(
  [command, ...args]: readonly string[],
  variables: Readonly<Record<string, string>>,
  mostMs: number,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const windows = process.platform === 'win32';
    // A group of its own: workers of a test runner end with it.
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

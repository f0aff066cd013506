import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { HarnessError } from '../../errors/HarnessError';

/**
 * Runs a command of the user in this terminal, with some variables added to its environment. Resolves with its exit code,
 * as shells have it. Rejects with HarnessError when there is no such command.
 */
export function runCommand(
  [command, ...args]: readonly string[],
  variables: Readonly<Record<string, string>>,
): Promise<number> {
  const folder = variables['STEPMILL_COVERAGE'];
  const own = folder === undefined ? variables : { ...variables, STEPMILL_COVERAGE: path.resolve(folder) };
  return new Promise((resolve, reject) => {
    // On Windows npx and npm are scripts, which only a shell starts.
    const shell = process.platform === 'win32';
    const child = spawn(command!, args, { stdio: 'inherit', env: { ...process.env, ...own }, shell });
    child.on('error', ({ message }) => reject(new HarnessError(`${command!} cannot be run: ${message}`)));
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });
}

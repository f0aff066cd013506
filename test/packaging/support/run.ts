import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The checkout. */
export const root = path.join(__dirname, '../../..');

/** Runs a program and gives what it printed; what it printed is in the error when it fails. */
export function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; shell?: boolean } = {},
): string {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 300_000,
      ...options,
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${path.basename(command)} ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** The file of a tool of the checkout. */
export function bin(name: string, file: string): string {
  return path.join(root, 'node_modules', name, file);
}

import { Command } from 'commander';
import { HarnessError } from '../errors/HarnessError';
import { addStartCommand } from './startCommand';

/** The commands of `stepmill`. Each file adds one; what a command needs is loaded when it runs. */
const commands: readonly ((program: Command) => void)[] = [addStartCommand];

/** Runs the command line. A mistake of the user is told in one paragraph, without a stack, and exit code 1. */
export async function runCli(args: readonly string[]): Promise<void> {
  const program = new Command('stepmill')
    .description('AWS Step Functions on this machine: a local emulator and test harness.')
    .version(version(), '-v, --version');
  for (const add of commands) add(program);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    console.error(`stepmill: ${error.message}`);
    process.exitCode = 1;
  }
}

function version(): string {
  return (require('../../package.json') as { version: string }).version;
}

import type { Command } from 'commander';
import type { Cli } from '../../terminal/Cli';
import type * as Mutate from './runMutants.command';
import { addLoadOptions, machineCommand } from '../../terminal/options/addLoadOptions';
import { lazy } from '../../util/lazy';

const loadRunMutantsCommand = lazy(() => require('./runMutants.command') as typeof import('./runMutants.command'));

/** `stepmill mutate`: which small changes of a state machine no test notices. */
export function addMutateCommand(program: Command, cli: Cli): void {
  const command = machineCommand(
    program,
    'mutate',
    'change a state machine in one small way at a time, and list the changes that no test notices',
  )
    .usage('[options] <file> [name] -- COMMAND...')
    .option('--min <percent>', 'fail if less than this percentage is noticed', Number)
    .option('--since <commit>', 'only change lines that have changed since this git commit')
    .option('--jobs <n>', 'number of parallel test runs (default: one for each core, at most 8)', Number)
    .option('--picture <file>', 'draw the changes that no test notices: a file that ends in .svg, .mmd or .md')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(async (file: string, name: string | undefined, options: Mutate.MutateOptions) => {
      cli.exitCode = await loadRunMutantsCommand().mutate(file, name, cli.command, options, cli.terminal);
    });
  addLoadOptions(command);
}

const help = `
Examples:
  stepmill mutate order.asl.json -- npx jest order
  stepmill mutate template.yaml OrderWorkflow --min 80 -- node --test
  stepmill mutate order.asl.json --since origin/main -- npx jest
  stepmill mutate order.asl.json --picture missed.svg -- npx vitest run --config vitest.ci.ts {tests}

The tests run once for each change. If the command ends with its runner (npx jest, npx vitest run, node --test), or has
{tests} in place of the files, only the files that run the changed state are used. Tests need no change. The exit code is 1
if fewer than --min percent of the changes make a test fail.`;

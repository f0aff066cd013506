import type { Command } from 'commander';
import type { Cli } from '../../terminal/Cli';
import type * as Failures from './printFailures.command';
import { addLoadOptions, machineCommand } from '../../terminal/options/addLoadOptions';
import { lazy } from '../../util/lazy';

const loadPrintFailuresCommand = lazy(
  () => require('./printFailures.command') as typeof import('./printFailures.command'),
);

/**
 * `stepmill failures`: how the tasks of a state machine can fail, what that leads to, and which clauses are
 * unreachable.
 */
export function addFailuresCommand(program: Command, cli: Cli): void {
  const command = machineCommand(
    program,
    'failures',
    'list how the tasks of a state machine can fail, and how Retry and Catch handle that',
  )
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((file: string, name: string | undefined, options: Failures.FailuresOptions) => {
      loadPrintFailuresCommand().printFailures(file, name, options, cli.terminal);
    });
  addLoadOptions(command);
}

const help = `
Examples:
  stepmill failures order.asl.json
  stepmill failures template.yaml OrderWorkflow --json

Tests play them: test.each(order.failures())('$name', async (failure) => { failure.play(); … })`;

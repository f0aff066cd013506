import type { Command } from 'commander';
import type { Cli } from '../../terminal/Cli';
import type * as Diff from './printDiff.command';
import { lazy } from '../../util/lazy';

const loadPrintDiffCommand = lazy(() => require('./printDiff.command') as typeof import('./printDiff.command'));

/** `stepmill diff`: how two executions differ. */
export function addDiffCommand(program: Command, cli: Cli): void {
  program
    .command('diff')
    .description('show how two executions differ, the first difference first')
    .argument('<expected>', 'the ARN of an execution, a recording, or an exported history')
    .argument('<actual>', 'another one')
    .option('--endpoint <url>', 'the API endpoint for ARNs, such as a Stepmill server (default: AWS)')
    .option('--region <name>', 'the region of the API (default: that of the ARN)')
    .option('--durations', 'also compare durations of waits, to half a second')
    .option('--ignore-children', 'leave out what the children of a Distributed Map did')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action(async (expected: string, actual: string, options: Diff.DiffOptions) => {
      cli.exitCode = await loadPrintDiffCommand().diff(expected, actual, options, cli.terminal);
    });
}

const help = `
Exit code: 0 if both did the same, 1 if they differ, 2 if they cannot be compared.
Ids, times, task tokens, request ids, accounts and regions are ignored; branches and items may run in any order.

Examples:
  stepmill diff monday.json tuesday.json                            recordings of \`stepmill record\`
  stepmill diff arn:aws:states:…:execution:Order:a arn:aws:states:…:execution:Order:b
  stepmill diff recorded.json arn:…:execution:Order:b --endpoint http://localhost:8083
  aws stepfunctions get-execution-history --execution-arn … > history.json; stepmill diff history.json other.json`;

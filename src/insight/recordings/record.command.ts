import { Option, type Command, InvalidArgumentError } from 'commander';
import type { Cli } from '../../terminal/Cli';
import type * as Record from './recordExecutions.command';
import { oneMore, parseCount } from '../../terminal/options/parseArgument';
import { lazy } from '../../util/lazy';

const loadRecordExecutionsCommand = lazy(
  () => require('./recordExecutions.command') as typeof import('./recordExecutions.command'),
);

/** `stepmill record`: records executions in AWS, or at another endpoint, in files that can be replayed. */
export function addRecordCommand(program: Command, cli: Cli): void {
  program
    .command('record')
    .description('record executions that have ended in files, to replay them')
    .argument('<source>', 'the ARN of an execution, of a state machine (all of its executions), or an exported history')
    .requiredOption('--out <path>', 'the file to write; for a state machine, the folder')
    .option('--endpoint <url>', 'the API endpoint, such as a Stepmill server (default: AWS)')
    .option('--region <name>', 'the region of the API (default: that of the ARN)')
    .option('--since <time>', 'for a state machine: executions that began since then (2026-11-01, 7d, 12h)')
    .addOption(
      new Option('--limit <n>', 'for a state machine: the number of newest executions')
        .argParser(parseCount)
        .default(100),
    )
    .addOption(
      new Option(
        '--status <status>',
        `for a state machine: only executions with this status (${statuses.join(', ')})`,
      ).argParser(parseStatus),
    )
    .addOption(
      new Option('--children <n>', 'maximum number of children of each Map Run').argParser(parseCount).default(1000),
    )
    .option('--scrub <path>', 'remove a field: $.customer.email, $..card (may be repeated)', oneMore)
    .option('--scrub-pattern <regex>', 'remove strings that match (may be repeated)', oneMore)
    .option('--definition <file>', 'for a history: its definition')
    .option('--machine <name>', 'the state machine in that file')
    .option('--no-check', 'do not replay the recording to check it')
    .addHelpText('after', help)
    .action(async (source: string, options: Record.RecordOptions) => {
      cli.exitCode = await loadRecordExecutionsCommand().record(source, options, cli.terminal);
    });
}

const help = `
Exit code: 0 if all were recorded, 1 if some were not, 2 if none could be.
Account ids, task tokens, signatures in URLs, access keys and web tokens are always removed.

Examples:
  stepmill record arn:aws:states:…:execution:Order:a-17 --out a-17.json
  stepmill record arn:aws:states:…:stateMachine:Order --since 7d --limit 50 --status FAILED --out recordings
  stepmill record arn:…:execution:Order:a --endpoint http://localhost:8083 --out a.json
  stepmill record history.json --definition order.asl.json --out a.json

To play them: stepmill replay.`;

/** The statuses of executions that have ended. */
const statuses = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

function parseStatus(text: string): string {
  const status = text.toUpperCase();
  if (statuses.includes(status)) return status;
  throw new InvalidArgumentError(`Write one of ${statuses.join(', ')}.`);
}

import { Option, type Command, InvalidArgumentError } from 'commander';
import type { Cli } from '../../terminal/Cli';
import type * as Record from './recordExecutions.command';
import { oneMore, parseCount } from '../../terminal/options/parseArgument';
import { lazy } from '../../util/lazy';

const loadRecordExecutionsCommand = lazy(
  () => require('./recordExecutions.command') as typeof import('./recordExecutions.command'),
);

/** `stepmill record`: executions of AWS, or of another endpoint, as files that can be played again. */
export function addRecordCommand(program: Command, cli: Cli): void {
  program
    .command('record')
    .description('write executions that have ended into files, to play them again')
    .argument('<source>', 'the ARN of an execution, of a state machine (all of its executions), or an exported history')
    .requiredOption('--out <path>', 'the file to write; of a state machine, the folder')
    .option('--endpoint <url>', 'where the API is asked: a Stepmill server, say (default: AWS)')
    .option('--region <name>', 'the region that is asked (default: that of the ARN)')
    .option('--since <time>', 'of a state machine: executions that began since then (2026-11-01, 7d, 12h)')
    .addOption(new Option('--limit <n>', 'of a state machine: the newest so many').argParser(parseCount).default(100))
    .addOption(
      new Option('--status <status>', `of a state machine: those that ended so (${statuses.join(', ')})`).argParser(
        parseStatus,
      ),
    )
    .addOption(new Option('--children <n>', 'so many children of each Map Run').argParser(parseCount).default(1000))
    .option('--scrub <path>', 'take a field out: $.customer.email, $..card (again for more)', oneMore)
    .option('--scrub-pattern <regex>', 'take texts out that fit (again for more)', oneMore)
    .option('--definition <file>', 'of a history: the definition that it is of')
    .option('--machine <name>', 'which of the state machines of that file')
    .option('--no-check', 'do not play what was recorded, to see that it can be')
    .addHelpText('after', help)
    .action(async (source: string, options: Record.RecordOptions) => {
      cli.exitCode = await loadRecordExecutionsCommand().record(source, options, cli.terminal);
    });
}

const help = `
Exit code: 0 when all were recorded, 1 when some were not, 2 when none could be.
Account ids, task tokens, signatures in URLs, access keys and web tokens are always taken out.

Examples:
  stepmill record arn:aws:states:…:execution:Order:a-17 --out a-17.json
  stepmill record arn:aws:states:…:stateMachine:Order --since 7d --limit 50 --status FAILED --out recordings
  stepmill record arn:…:execution:Order:a --endpoint http://localhost:8083 --out a.json
  stepmill record history.json --definition order.asl.json --out a.json

stepmill replay plays them.`;

/** How an execution can have ended. */
const statuses = ['SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

function parseStatus(text: string): string {
  const status = text.toUpperCase();
  if (statuses.includes(status)) return status;
  throw new InvalidArgumentError(`Write one of ${statuses.join(', ')}.`);
}

import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Cli } from '../../terminal/Cli';
import type * as Cover from './printCoverage.command';
import { oneMore, parsePair } from '../../terminal/options/parseArgument';
import { lazy } from '../../util/lazy';

/** `stepmill coverage`: reports which states, transitions, rules, retriers and catchers the tests have run. */
export function addCoverageCommand(program: Command, cli: Cli): void {
  const command = program
    .command('coverage')
    .description('report which parts of the state machines the tests have run; with -- COMMAND, run the tests first')
    .usage('[options] [-- COMMAND...]')
    .option('--dir <folder>', 'a folder with coverage; may be repeated', oneMore)
    .option('--out <folder>', 'the folder for reports (default: the first --dir)')
    .option(
      '--reporter <name>',
      'text, text-summary, lcov, html, json-summary, cobertura, json, …; several times',
      oneMore,
    )
    .option('--statements <percent>', 'fail below this percentage of states', parsePercent)
    .option('--branches <percent>', '… of transitions, Choice rules, retriers and catchers', parsePercent)
    .option('--functions <percent>', '… of machines, branches of Parallel and items of Map', parsePercent)
    .option('--lines <percent>', '… of lines with a state', parsePercent)
    .option('--per-file', 'apply the percentages to each file, not only to the total')
    .option('--include <file>', 'a definition or template to count even if no test loads it; may be repeated', oneMore)
    .addOption(
      new Option('--exclude <state=reason>', 'leave out a state and everything inside it').argParser(parsePair),
    )
    .option('--join <file>', "the test runner's own coverage-final.json, to include in the report")
    .addHelpText('after', help)
    .action(async (options: Cover.CoverageFlags) => {
      cli.exitCode = await load().coverage(cli.command, options, cli.terminal);
    });
  command
    .command('merge')
    .description('merge the coverage of several runs, such as the shards of a CI matrix')
    .argument('<folders...>', 'folders with coverage')
    .requiredOption('--into <folder>', 'the folder for the merged coverage')
    .action((folders: string[], { into }: { into: string }) => {
      load().mergeCoverage(folders, into, cli.terminal);
    });
}

function parsePercent(text: string): number {
  const percent = text.trim() === '' ? NaN : Number(text);
  if (percent >= 0 && percent <= 100) return percent;
  throw new InvalidArgumentError('Write a percentage from 0 to 100.');
}

const help = `
Examples:
  stepmill coverage -- npx jest                              runs the tests and reports
  stepmill coverage --reporter html --branches 90 -- node --test
  STEPMILL_COVERAGE=coverage/stepmill npm test; stepmill coverage
  stepmill coverage merge shard-1 shard-2 --into coverage/stepmill

The exit code is that of the tests, or else 1 if a percentage is not reached.`;

const load = lazy(() => require('./printCoverage.command') as typeof import('./printCoverage.command'));

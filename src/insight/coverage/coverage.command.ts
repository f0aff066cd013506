import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Cli } from '../../terminal/Cli';
import type * as Cover from './printCoverage.command';
import { oneMore, parsePair } from '../../terminal/options/parseArgument';
import { lazy } from '../../util/lazy';

/** `stepmill coverage`: which states, transitions, rules, retriers and catchers the tests have run. */
export function addCoverageCommand(program: Command, cli: Cli): void {
  const command = program
    .command('coverage')
    .description('report what tests have run of the state machines; with -- COMMAND, run them first')
    .usage('[options] [-- COMMAND...]')
    .option('--dir <folder>', 'where the coverage lies; may be given several times', oneMore)
    .option('--out <folder>', 'where reports go (default: the first --dir)')
    .option(
      '--reporter <name>',
      'text, text-summary, lcov, html, json-summary, cobertura, json, …; several times',
      oneMore,
    )
    .option('--statements <percent>', 'fail below this percentage of states', parsePercent)
    .option('--branches <percent>', '… of transitions, Choice rules, retriers and catchers', parsePercent)
    .option('--functions <percent>', '… of machines, branches of Parallel and items of Map', parsePercent)
    .option('--lines <percent>', '… of lines with a state', parsePercent)
    .option('--per-file', 'each file must reach the percentages, not only all together')
    .option(
      '--include <file>',
      'a definition or template that counts also when no test loads it; several times',
      oneMore,
    )
    .addOption(new Option('--exclude <state=reason>', 'leave a state out, with all inside').argParser(parsePair))
    .option('--join <file>', "the test runner's own coverage-final.json, to be reported with it")
    .addHelpText('after', help)
    .action(async (options: Cover.CoverageFlags) => {
      cli.exitCode = await load().coverage(cli.command, options, cli.terminal);
    });
  command
    .command('merge')
    .description('join the coverage of several runs, as of the shards of a CI matrix')
    .argument('<folders...>', 'folders with coverage')
    .requiredOption('--into <folder>', 'where the joined coverage goes')
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

The exit code is that of the tests, else 1 when a percentage is not reached.`;

const load = lazy(() => require('./printCoverage.command') as typeof import('./printCoverage.command'));

import { Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import type { StoredListOptions } from './data/storedExecutions';
import { lazy } from '../util/lazy';

const executionStatuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

/** `stepmill data`: what one does to a data directory while no server has it. */
export function addDataCommand(program: Command, cli: Cli): void {
  const data = program.command('data').description('look at, export, import and repair the folder of --data-dir');
  data
    .command('check')
    .description('check all of it and report what is stored')
    .argument('<folder>')
    .action((folder: string) => load().check(folder, cli.terminal));
  data
    .command('list')
    .description('list the executions: status, start, ARN')
    .argument('<folder>')
    .addOption(new Option('--status <status>', 'only those').choices(executionStatuses))
    .action((folder: string, options: StoredListOptions) => loadExecutions().listStored(folder, options, cli.terminal));
  data
    .command('end')
    .description('let the next start end an execution instead of resuming it')
    .argument('<folder>')
    .argument('<executionArn>')
    .action((folder: string, arn: string) => loadExecutions().endStored(folder, arn, cli.terminal));
  data
    .command('remove')
    .description('remove an execution with its history')
    .argument('<folder>')
    .argument('<executionArn>')
    .action((folder: string, arn: string) => loadExecutions().removeStored(folder, arn, cli.terminal));
  data
    .command('export')
    .description('write all of it as lines of JSON, which any later version imports')
    .argument('<folder>')
    .argument('[file]', '- prints it', '-')
    .action((folder: string, file: string) => load().exportTo(folder, file, cli.terminal));
  data
    .command('import')
    .description('make a folder of an exported file')
    .argument('<file>')
    .argument('<folder>', 'empty, or not there yet')
    .action((file: string, folder: string) => load().importFrom(file, folder, cli.terminal));
  data
    .command('compact')
    .description('rewrite it without what is no longer needed, executions that ended 90 days ago included')
    .argument('<folder>')
    .action((folder: string) => load().compact(folder, cli.terminal));
  data
    .command('repair')
    .description('keep what stands before the first damage, and set the rest aside')
    .argument('<folder>')
    .action((folder: string) => load().repair(folder, cli.terminal));
}

const loadExecutions = lazy(() => require('./data/storedExecutions') as typeof import('./data/storedExecutions'));

const load = lazy(() => require('./data/dataTools') as typeof import('./data/dataTools'));

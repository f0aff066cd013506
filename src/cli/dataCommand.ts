import { Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import type { StoredListOptions } from './data/storedExecutions';
import { lazy } from '../util/lazy';

const executionStatuses = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];

/** `stepmill data`: commands for a data directory that no server is using. */
export function addDataCommand(program: Command, cli: Cli): void {
  const data = program.command('data').description('inspect, export, import and repair the folder of --data-dir');
  data
    .command('check')
    .description('check everything and report what is stored')
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
    .description('make the next start end an execution instead of resuming it')
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
    .description('write everything as JSON lines, which any later version can import')
    .argument('<folder>')
    .argument('[file]', '- prints it', '-')
    .action((folder: string, file: string) => load().exportTo(folder, file, cli.terminal));
  data
    .command('import')
    .description('create a folder from an exported file')
    .argument('<file>')
    .argument('<folder>', 'empty, or not yet existing')
    .action((file: string, folder: string) => load().importFrom(file, folder, cli.terminal));
  data
    .command('compact')
    .description('rewrite it without obsolete records, including executions that ended 90 days ago')
    .argument('<folder>')
    .action((folder: string) => load().compact(folder, cli.terminal));
  data
    .command('repair')
    .description('keep everything before the first damage, and set the rest aside')
    .argument('<folder>')
    .action((folder: string) => load().repair(folder, cli.terminal));
}

const loadExecutions = lazy(() => require('./data/storedExecutions') as typeof import('./data/storedExecutions'));

const load = lazy(() => require('./data/dataTools') as typeof import('./data/dataTools'));

import { Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import type * as Cost from './cost/printCost';
import { addLoadOptions, machineCommand } from '../terminal/options/addLoadOptions';
import { parseCount } from '../terminal/options/parseArgument';
import { lazy } from '../util/lazy';

const loadPrintCost = lazy(() => require('./cost/printCost') as typeof import('./cost/printCost'));

/** `stepmill cost`: what each path through a state machine costs on AWS, STANDARD beside EXPRESS. */
export function addCostCommand(program: Command, cli: Cli): void {
  const command = machineCommand(
    program,
    'cost',
    'print what each path through a state machine costs on AWS, STANDARD beside EXPRESS',
  )
    .addOption(new Option('--executions <n>', 'number of executions').argParser(parseCount).default(1))
    .addOption(new Option('--items <n>', 'number of items of each Map').argParser(parseCount).default(10))
    .option('--task-seconds <seconds>', 'duration of each Task', Number, 1)
    .option('--recordings <files...>', 'use the paths of these recordings, or of folders of them')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((file: string, name: string | undefined, options: Cost.CostOptions) => {
      loadPrintCost().printCost(file, name, options, cli.terminal);
    });
  addLoadOptions(command);
}

const help = `
Examples:
  stepmill cost order.asl.json --executions 1000000
  stepmill cost template.yaml OrderWorkflow --items 500 --region eu-west-3 --json
  stepmill cost order.asl.json --recordings recordings --executions 1000000

What an execution has really cost: stepmill run, and run.cost in a test.`;

import type { Command } from 'commander';
import type { Cli } from './Cli';
import type * as Mutate from './mutate/mutate';
import { addLoadOptions } from './options/addLoadOptions';

/** `stepmill mutate`: which small changes of a state machine no test notices. */
export function addMutateCommand(program: Command, cli: Cli): void {
  const command = program
    .command('mutate')
    .description('change a state machine in one small way at a time, and list the changes that no test notices')
    .usage('[options] <file> [name] -- COMMAND...')
    .argument('<file>', 'a definition, a template (SAM, CloudFormation, Serverless, Terraform), or cdk.out')
    .argument('[name]', 'the state machine, where the file has several')
    .option('--min <percent>', 'fail when less than this percentage is noticed', Number)
    .option('--json', 'for other programs')
    .addHelpText('after', help)
    .action(async (file: string, name: string | undefined, options: Mutate.MutateOptions) => {
      cli.exitCode = await load().mutate(file, name, cli.command, options, cli.terminal);
    });
  addLoadOptions(command);
}

const help = `
Examples:
  stepmill mutate order.asl.json -- npx jest order
  stepmill mutate template.yaml OrderWorkflow --min 80 -- node --test

The tests run once for each change, so name those that use the state machine. No test has to be changed. The exit code is
1 when less than --min percent of the changes make a test fail.`;

function load(): typeof Mutate {
  return require('./mutate/mutate') as typeof Mutate;
}

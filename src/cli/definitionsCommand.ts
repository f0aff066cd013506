import type { Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import type * as List from './definitions/listDefinitions';
import { addLoadOptions } from '../terminal/options/addLoadOptions';
import { lazy } from '../util/lazy';

const loadListDefinitions = lazy(
  () => require('./definitions/listDefinitions') as typeof import('./definitions/listDefinitions'),
);

/** `stepmill definitions`: which state machines and functions files declare, and what is unknown about them. */
export function addDefinitionsCommand(program: Command, cli: Cli): void {
  const command = program
    .command('definitions')
    .description('list the state machines that files declare, and what is unresolved')
    .argument('<files...>', 'definitions, templates (SAM, CloudFormation, Serverless, Terraform), cdk.out')
    .option('--json', 'print JSON')
    .addHelpText('after', help)
    .action((files: string[], options: List.ListFlags) => {
      cli.exitCode = loadListDefinitions().listDefinitions(files, options, cli.terminal);
    });
  addLoadOptions(command);
}

const help = `
Examples:
  stepmill definitions template.yaml
  stepmill definitions cdk.out infra/main.tf --param stage=dev
  stepmill definitions serverless.yml --json

The exit code is 1 when a file cannot be read, or holds a definition that is not available.`;

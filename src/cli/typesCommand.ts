import { Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import { addLoadOptions } from '../terminal/options/addLoadOptions';
import type * as Types from './types/writeTypes';
import { lazy } from '../util/lazy';

const loadWriteTypes = lazy(() => require('./types/writeTypes') as typeof import('./types/writeTypes'));

/** `stepmill types`: a declaration of the names in files, for TypeScript. */
export function addTypesCommand(program: Command, cli: Cli): void {
  const command = program
    .command('types')
    .description('write a TypeScript declaration of the names in files, so that the editor marks misspelt ones')
    .argument('<files...>', 'definitions, templates (SAM, CloudFormation, Serverless, Terraform), cdk.out, mock files')
    .addOption(new Option('--out <file>', 'the declaration to write (default: print it)'))
    .addOption(new Option('--check', 'write nothing; the exit code is 1 if the file is not up to date'))
    .addHelpText('after', help)
    .action((files: string[], options: Types.TypesOptions) => {
      cli.exitCode = loadWriteTypes().writeTypes(files, options, cli.terminal);
    });
  addLoadOptions(command);
}

const help = `
Examples:
  stepmill types template.yaml --out stepmill.d.ts
  stepmill types template.yaml MockConfigFile.json --out stepmill.d.ts
  stepmill types template.yaml --out stepmill.d.ts --check      in CI

Name the files as the tests do, from the same folder: sfn.stateMachine('template.yaml', 'Order').`;

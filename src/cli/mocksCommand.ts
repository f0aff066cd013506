import { Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import type * as Mocks from './mocks/printMocks';
import { addLoadOptions, machineCommand } from '../terminal/options/addLoadOptions';
import { lazy } from '../util/lazy';

const loadPrintMocks = lazy(() => require('./mocks/printMocks') as typeof import('./mocks/printMocks'));

/** `stepmill mocks`: mocks to fill in, one for each task of a state machine. */
export function addMocksCommand(program: Command, cli: Cli): void {
  const command = machineCommand(program, 'mocks', 'write a mock for each task of a state machine, to fill in')
    .addOption(
      new Option('--format <name>', 'a mock file, or a test')
        .choices(['file', 'jest', 'vitest', 'node'])
        .default('file'),
    )
    .addOption(
      new Option(
        '--module <kind>',
        'what a test imports with (default: that of the file, or of .js files here)',
      ).choices(['esm', 'commonjs']),
    )
    .option('--out <file>', 'write it into this file')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', help)
    .action(async (file: string, name: string | undefined, options: Mocks.MocksFlags) => {
      await loadPrintMocks().printMocks(file, name, options, cli.terminal);
    });
  addLoadOptions(command);
}

const help = `
Examples:
  stepmill mocks order.asl.json > MockConfigFile.json; stepmill run order.asl.json --mocks MockConfigFile.json
  stepmill mocks template.yaml OrderWorkflow --format jest --out order.test.js
  stepmill mocks template.yaml OrderWorkflow --format node --out order.test.ts

What a mock returns is what the API requires, where the @aws-sdk/client-* package of the service is installed.`;

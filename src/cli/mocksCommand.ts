import { Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import type * as Mocks from './mocks/printMocks';
import { addLoadOptions, machineCommand } from '../terminal/options/addLoadOptions';
import { lazy } from '../util/lazy';

const loadPrintMocks = lazy(() => require('./mocks/printMocks') as typeof import('./mocks/printMocks'));

/** `stepmill mocks`: mocks to complete, one for each task of a state machine. */
export function addMocksCommand(program: Command, cli: Cli): void {
  const command = machineCommand(program, 'mocks', 'write a mock for each task of a state machine, to complete by hand')
    .addOption(
      new Option('--format <name>', 'a mock file, or a test')
        .choices(['file', 'jest', 'vitest', 'node'])
        .default('file'),
    )
    .addOption(
      new Option('--module <kind>', 'how a test imports (default: as for the file, or for .js files here)').choices([
        'esm',
        'commonjs',
      ]),
    )
    .option('--out <file>', 'write into this file')
    .option('--force', 'overwrite an existing file')
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

A mock returns what the API requires, if the service's @aws-sdk/client-* package is installed.`;

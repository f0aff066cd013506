import { Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import type * as Init from './init/init';
import { lazy } from '../util/lazy';

const loadInit = lazy(() => require('./init/init') as typeof import('./init/init'));

/** `stepmill init`: writes a first test, and what it needs in this project. */
export function addInitCommand(program: Command, cli: Cli): void {
  program
    .command('init')
    .description('write a first test, and the configuration that this project needs for it')
    .argument('[file]', 'the file with the state machine (default: search the project)')
    .argument('[name]', 'the state machine, if the file has several')
    .addOption(new Option('--runner <name>', 'replaces the runner of the project').choices(['jest', 'vitest', 'node']))
    .addOption(new Option('--dry-run', 'show what would be written, and write nothing'))
    .addHelpText('after', help)
    .action(async (file: string | undefined, name: string | undefined, options: Init.InitOptions) => {
      cli.exitCode = await loadInit().init(file, name, options, cli.terminal);
    });
}

const help = `
Examples:
  stepmill init
  stepmill init template.yaml OrderWorkflow --runner vitest
  stepmill init --dry-run

Existing files are never changed. The exit code is 1 if there is no test in the end.`;

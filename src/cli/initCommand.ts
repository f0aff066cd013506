import { Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import type * as Init from './init/init';
import { lazy } from '../util/lazy';

const loadInit = lazy(() => require('./init/init') as typeof import('./init/init'));

/** `stepmill init`: a first test, and what it needs in this project. */
export function addInitCommand(program: Command, cli: Cli): void {
  program
    .command('init')
    .description('write a first test, and the configuration that this project needs for it')
    .argument('[file]', 'what declares the state machine; without it, the project is searched')
    .argument('[name]', 'the state machine, where the file has several')
    .addOption(new Option('--runner <name>', 'instead of the one the project has').choices(['jest', 'vitest', 'node']))
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

A file that is there is left as it is. The exit code is 1 when there is no test in the end.`;

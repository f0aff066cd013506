import { Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import { parsePort } from '../terminal/options/parseArgument';
import type * as Stop from './stop/stop';
import { lazy } from '../util/lazy';

const loadStop = lazy(() => require('./stop/stop') as typeof import('./stop/stop'));

/** `stepmill stop`: ends a server that `stepmill start` has started. */
export function addStopCommand(program: Command, cli: Cli): void {
  program
    .command('stop')
    .description('end a server that was started in the background')
    .addOption(new Option('--url <url>', 'the port of a server on this machine').env('STEPMILL_URL'))
    .addOption(new Option('-p, --port <number>', 'of a server on this machine').argParser(parsePort))
    .addOption(new Option('--token <secret>', 'for a server of another machine').env('STEPMILL_TOKEN'))
    .addHelpText('after', help)
    .action(async (options: Stop.StopOptions) => {
      cli.exitCode = await loadStop().stop(options, cli.terminal);
    });
}

const help = `
Examples:
  stepmill stop                 the server of STEPMILL_URL, or of port 8083
  stepmill stop --port 9000

It returns when the server has ended. The exit code is 1 if there is no server.`;

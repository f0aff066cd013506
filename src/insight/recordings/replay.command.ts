import { Option, type Command } from 'commander';
import type { Cli } from '../../terminal/Cli';
import { addLoadOptions } from '../../terminal/options/addLoadOptions';
import type * as Replay from './replayFiles.command';
import { lazy } from '../../util/lazy';

const loadReplayFilesCommand = lazy(() => require('./replayFiles.command') as typeof import('./replayFiles.command'));

/** `stepmill replay`: plays recordings again, and says what a definition does differently. */
export function addReplayCommand(program: Command, cli: Cli): void {
  const command = program
    .command('replay')
    .description('play recorded executions again, on their own definition or on a changed one')
    .argument('<files...>', 'recordings of stepmill record, or folders of them')
    .option('--definition <file>', 'a definition, a template or cdk.out to play them on (default: the recorded one)')
    .option('--machine <name>', 'the state machine, where the file has several (default: the one of that name)')
    .option('--json', 'for other programs')
    .option('--mocks <file>', 'write a MockConfigFile with the recorded answers, a test case for each recording')
    .option('--test <file>', 'write a test that plays them')
    .option('--force', 'write over a file of --mocks or --test that is there')
    .addOption(new Option('--runner <name>', 'which kind of test').choices(['jest', 'vitest', 'node']).default('jest'))
    .addHelpText('after', help)
    .action(async (files: readonly string[], options: Replay.ReplayFlags) => {
      cli.exitCode = await loadReplayFilesCommand().replay(files, options, cli.terminal);
    });
  addLoadOptions(command);
}

const help = `
Each task answers as it did then, and time is skipped. What a definition asks that a recording does not answer is said.
Exit code: 0 when all agree, 1 when one differs or is not answered, 2 when one cannot be played.

Examples:
  stepmill replay a-17.json                                    is it played as it was recorded?
  stepmill replay recordings --definition order.asl.json       what would this change have done last week?
  stepmill replay recordings --definition template.yaml --machine OrderWorkflow --json
  stepmill replay recordings --definition order.asl.json --test order.recorded.test.js`;

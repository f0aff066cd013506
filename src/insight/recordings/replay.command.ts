import { Option, type Command } from 'commander';
import type { Cli } from '../../terminal/Cli';
import { addLoadOptions } from '../../terminal/options/addLoadOptions';
import type * as Replay from './replayFiles.command';
import { lazy } from '../../util/lazy';

const loadReplayFilesCommand = lazy(() => require('./replayFiles.command') as typeof import('./replayFiles.command'));

/** `stepmill replay`: plays recordings again, and reports what a definition does differently. */
export function addReplayCommand(program: Command, cli: Cli): void {
  const command = program
    .command('replay')
    .description('replay recorded executions on their own definition or on a changed one')
    .argument('<files...>', 'recordings of stepmill record, or folders of them')
    .option('--definition <file>', 'a definition, a template or cdk.out to play them on (default: the recorded one)')
    .option('--machine <name>', 'the state machine, if the file has several (default: the one with that name)')
    .option('--json', 'print JSON')
    .option('--mocks <file>', 'write a MockConfigFile with the recorded answers, one test case for each recording')
    .option('--test <file>', 'write a test that replays them')
    .option('--force', 'overwrite existing files of --mocks or --test')
    .addOption(new Option('--runner <name>', 'the kind of test').choices(['jest', 'vitest', 'node']).default('jest'))
    .addHelpText('after', help)
    .action(async (files: readonly string[], options: Replay.ReplayFlags) => {
      cli.exitCode = await loadReplayFilesCommand().replay(files, options, cli.terminal);
    });
  addLoadOptions(command);
}

const help = `
Each task answers as recorded, and time is skipped. Calls that are not in the recording are reported.
Exit code: 0 if all agree, 1 if one differs or is not answered, 2 if one cannot be played.

Examples:
  stepmill replay a-17.json                                    is it played as it was recorded?
  stepmill replay recordings --definition order.asl.json       what would this change have done last week?
  stepmill replay recordings --definition template.yaml --machine OrderWorkflow --json
  stepmill replay recordings --definition order.asl.json --test order.recorded.test.js`;

import { Command, CommanderError } from 'commander';
import { existsSync } from 'node:fs';
import { HarnessError } from '../errors/HarnessError';
import { exitCodes, type AddCommand, type Cli } from '../terminal/Cli';
import { addCostCommand } from './costCommand';
import { addCoverageCommand } from '../insight/coverage/coverage.command';
import { addDataCommand } from './dataCommand';
import { addDefinitionsCommand } from './definitionsCommand';
import { addDiffCommand } from '../insight/diff/diff.command';
import { addFailuresCommand } from '../insight/failures/failures.command';
import { addGraphCommand } from './graphCommand';
import { addInitCommand } from './initCommand';
import { addMocksCommand } from './mocksCommand';
import { addMutateCommand } from '../insight/mutation/mutate.command';
import { addPermissionsCommand } from '../insight/permissions/permissions.command';
import { addRecordCommand } from '../insight/recordings/record.command';
import { addReplayCommand } from '../insight/recordings/replay.command';
import { addRunCommand } from './runCommand';
import { addStartCommand } from './startCommand';
import { addStopCommand } from './stopCommand';
import { createPaint, printMessage } from '../terminal/paint';
import type { Terminal } from '../terminal/Terminal';
import { addTypesCommand } from './typesCommand';
import { addValidateCommand } from './validateCommand';

/** The commands of `stepmill`. Each file adds one; the code of a command is loaded when it runs. */
const commands: readonly AddCommand[] = [
  addInitCommand,
  addRunCommand,
  addStartCommand,
  addStopCommand,
  addValidateCommand,
  addDefinitionsCommand,
  addGraphCommand,
  addMocksCommand,
  addCoverageCommand,
  addFailuresCommand,
  addPermissionsCommand,
  addCostCommand,
  addMutateCommand,
  addTypesCommand,
  addDiffCommand,
  addRecordCommand,
  addReplayCommand,
  addDataCommand,
];

/**
 * Runs the command line and returns the exit code. A user's error is printed as one paragraph, without a stack.
 *
 * @example process.exitCode = await runCli(['validate', 'order.asl.json'], processTerminal());
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const [own, command] = splitCommand(args);
  const cli: Cli = { terminal, command, exitCode: exitCodes.success };
  const program = createProgram(cli);
  try {
    await program.parseAsync(own, { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return endOfCommander(error, args, terminal);
    if (!HarnessError.is(error)) throw error;
    printMessage(terminal.stderr, 'error', error.message);
    return exitCodes.usage;
  }
}

/** Commands that run another command, written after `--`. */
const runOthers: ReadonlySet<string | undefined> = new Set(['coverage', 'mutate']);

function splitCommand(args: readonly string[]): readonly [own: readonly string[], command: readonly string[]] {
  const at = runOthers.has(args[0]) ? args.indexOf('--') : -1;
  return at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
}

/** All commands, for one run. */
export function createProgram(cli: Cli): Command {
  const { stdout, stderr } = cli.terminal;
  const program = new Command('stepmill')
    .description('AWS Step Functions on this machine: a local emulator and test harness.')
    .version(version(), '-v, --version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, `${createPaint(stderr)('red', 'stepmill:')} `)),
      getOutHelpWidth: () => Math.min(stdout.columns, 110),
      getErrHelpWidth: () => Math.min(stderr.columns, 110),
      getOutHasColors: () => stdout.colour,
      getErrHasColors: () => stderr.colour,
    })
    .configureHelp({ styleTitle: (text) => createPaint(stdout)('bold', text) })
    .addHelpText('after', firstSteps);
  for (const add of commands) add(program, cli);
  return program;
}

const firstSteps = `
First steps:
  stepmill init                                          writes a first test for this project
  stepmill run order.asl.json --input '{"orderId":1}'    runs it and shows each state
  stepmill start template.yaml                           serves it to the AWS SDKs and the AWS CLI
  stepmill help run                                      explains a command`;

/** Commander has already printed the message. Help and version are not errors; anything else is. */
function endOfCommander({ code, exitCode }: CommanderError, args: readonly string[], { stderr }: Terminal): number {
  if (exitCode === 0) return exitCodes.success;
  const [first = ''] = args;
  if (code === 'commander.unknownCommand' && existsSync(first))
    stderr.write(`(To run a state machine of this file: stepmill run ${first})\n`);
  return exitCodes.usage;
}

function version(): string {
  return (require('../../package.json') as { version: string }).version;
}

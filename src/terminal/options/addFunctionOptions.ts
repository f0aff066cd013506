import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { HarnessError } from '../../errors/HarnessError';
import type { Service } from '../../emulator/service/Service';
import { oneMore, parseCount } from './parseArgument';

/** A function by name, and the command that runs it. */
interface LambdaCommand {
  readonly name: string;
  readonly command: string;
}

/** A command's options for Lambda functions. */
export interface FunctionFlags {
  readonly lambda?: readonly string[] | undefined;
  readonly lambdaCommand?: readonly LambdaCommand[] | undefined;
  readonly lambdaProcesses?: number | undefined;
  readonly lambdaTimeout?: number | undefined;
  readonly envFile?: readonly string[] | undefined;
  readonly passEnv?: readonly string[] | undefined;
  readonly awsCalls?: 'fail' | 'allow' | undefined;
}

/** `parseLambda` interprets `--lambda`. */
export function addFunctionOptions(command: Command): Command {
  return (
    command
      .addOption(
        new Option('--lambda <name=file.export>', 'a function by name, or a folder with a file for each').argParser(
          oneMore,
        ),
      )
      .addOption(
        new Option(
          '--lambda-command <name=command>',
          "a function that a command runs, using Lambda's Runtime API",
        ).argParser((text: string, before: readonly LambdaCommand[] | undefined) => [
          ...(before ?? []),
          parseLambdaCommand(text),
        ]),
      )
      .addOption(
        new Option('--lambda-processes <number>', 'maximum number of processes of a function (default: 10)').argParser(
          parseCount,
        ),
      )
      .addOption(
        new Option('--lambda-timeout <seconds>', "replaces the functions' own limits, for a debugger").argParser(
          parseLimit,
        ),
      )
      // It always applies.
      .addOption(new Option('--lambda-endpoint').hideHelp())
      .addOption(
        new Option('--env-file <file>', 'a file of variables for functions: NAME=value, one a line').argParser(oneMore),
      )
      .addOption(
        new Option(
          '--pass-env <name>',
          'a variable of this shell that functions get, like GITHUB_TOKEN or AWS_PROFILE',
        ).argParser(oneMore),
      )
      .addOption(
        new Option(
          '--aws-calls <policy>',
          'whether AWS clients in functions may call AWS itself (default: fail)',
        ).choices(['fail', 'allow']),
      )
  );
}

/** Configures how functions in processes and workers run. */
export function setUpFunctions({ functions }: Service, flags: FunctionFlags): void {
  const { lambdaProcesses: processes, lambdaTimeout: timeoutSeconds, envFile = [] } = flags;
  functions.runtimes = {
    processes,
    timeoutSeconds,
    environment: Object.assign({}, ...envFile.map(readVariables)) as Record<string, string>,
  };
}

/** The warning if functions may call AWS. */
export const awsCallsNote =
  'Functions call AWS itself, with the credentials of this shell, and nothing intercepts these calls (--aws-calls allow).';

function parseLambdaCommand(text: string): LambdaCommand {
  const at = text.indexOf('=');
  const [name, command] = [text.slice(0, Math.max(0, at)), text.slice(at + 1)];
  if (name.trim() !== '' && command.trim() !== '') return { name, command };
  throw new InvalidArgumentError("Write NAME=COMMAND: --lambda-command charge='./bootstrap'");
}

function parseLimit(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 900) return seconds;
  throw new InvalidArgumentError('Write a number of seconds above 0, at most 900.');
}

function readVariables(file: string): Record<string, string> {
  try {
    return parseEnv(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch (error) {
    throw new HarnessError(`--env-file ${file} cannot be read: ${(error as Error).message}`);
  }
}

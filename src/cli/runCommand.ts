import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Cli } from '../terminal/Cli';
import { addFunctionOptions } from '../terminal/options/addFunctionOptions';
import { addHttpOptions } from '../terminal/options/addHttpOptions';
import { addLoadOptions, machineCommand } from '../terminal/options/addLoadOptions';
import { parsePort, parseTime } from '../terminal/options/parseArgument';
import { s3Option } from '../terminal/options/addHttpOptions';
import type * as Run from './run/run';
import { lazy } from '../util/lazy';

const loadRun = lazy(() => require('./run/run') as typeof import('./run/run'));

/** `stepmill run`: runs one execution of a state machine, and shows it live. */
export function addRunCommand(program: Command, cli: Cli): void {
  const command = machineCommand(program, 'run', 'run one execution of a state machine and show what it does')
    .option('-i, --input <json>', 'the input: JSON, a file (FILE or @FILE), or - for standard input (default: {})')
    .option('--from <state>', 'begin with this state, also inside: Fan[1]/Ship, Each[3]/Ship; the input is its input')
    .option('--until <state>', 'end after this state')
    .option('--variables <json>', 'with --from: the variables assigned before, as JSON or a file')
    .option('--context <json>', 'with --from: {"Execution":{"Input":…},"Map":{"Item":{"Value":…}}}, or a file')
    .option('--resume <file>', 'with --from: take its data from a recording or an exported history')
    .option('--mocks <file>', "answers of tasks, in the format of Step Functions Local's MockConfigFile.json")
    .option('--test-case <name>', 'the test case of the mock file')
    .addOption(s3Option())
    .addOption(
      new Option('--time <mode>', 'skip: waits take no time; real; scale:N')
        .argParser(parseTime)
        .default('skip', 'skip'),
    )
    .addOption(
      new Option('--type <type>', 'replaces the type in the file').argParser((text) => {
        const type = text.toUpperCase();
        if (type === 'STANDARD' || type === 'EXPRESS') return type;
        throw new InvalidArgumentError('Write standard or express.');
      }),
    )
    .addOption(
      new Option('--port <number>', 'also serve the API there, for workers and callbacks').argParser(parsePort),
    )
    .option('--name <name>', 'the name of the state machine, instead of the one in the file')
    .option('--history <file>', 'write the history, as GetExecutionHistory returns it')
    .option('--verbose', 'show the input and output of each state')
    .option('--json', 'print the result as JSON, and nothing else')
    .addHelpText('after', help)
    .action(async (file: string, name: string | undefined, options: Run.RunFlags) => {
      cli.exitCode = await loadRun().run(file, name, options, cli.terminal);
    });
  addLoadOptions(addHttpOptions(addFunctionOptions(command)));
}

const help = `
Examples:
  stepmill run order.asl.json --input '{"orderId":1}' --lambda charge=./src/charge.handler
  stepmill run template.yaml OrderWorkflow --input @order.json --verbose
  stepmill run order.asl.json --mocks mocks.json --test-case CardDeclined
  stepmill run order.asl.json --from Ship --until Refund --variables '{"total":120}' --input '{"orderId":1}'
  stepmill run order.asl.json --resume recordings/failed.json --from Ship
  echo '{"orderId":1}' | stepmill run cdk.out --input - --json
  jq -r .definition deployed.json | stepmill run -

Tasks are answered by mocks, by the Lambda functions of the template or of --lambda, by endpoints that the environment
names (AWS_ENDPOINT_URL_SQS=http://…), and by nothing else: AWS is not called.

The exit code is 0 if the execution has succeeded, 1 if it has failed, timed out or was stopped, and 2 if it could not
run as requested; 130 after Ctrl-C.`;

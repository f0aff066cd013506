import { Option, type Command } from 'commander';
import { HarnessError } from '../errors/HarnessError';
import type { TimeMode } from '../emulator/service/ServiceOptions';
import type { Cli } from '../terminal/Cli';
import { addFunctionOptions } from '../terminal/options/addFunctionOptions';
import { addHttpOptions } from '../terminal/options/addHttpOptions';
import { addLoadOptions } from '../terminal/options/addLoadOptions';
import { oneMore, parseCount, parsePort, parseTime } from '../terminal/options/parseArgument';
import { s3Option } from '../terminal/options/addHttpOptions';
import type { StartOptions } from './start/StartOptions';
import { lazy } from '../util/lazy';

const loadStartInBackground = lazy(
  () => require('./start/startInBackground') as typeof import('./start/startInBackground'),
);
const loadStart = lazy(() => require('./start/start') as typeof import('./start/start'));

/** `stepmill start`: runs the emulator as a server. */
export function addStartCommand(program: Command, cli: Cli): void {
  const command = program
    .command('start')
    .description('serve Step Functions on this machine until Ctrl-C')
    .argument('[files...]', 'deploy their state machines, and redeploy them when they change')
    .addOption(
      new Option('-p, --port <number>', 'port to listen on; 0 chooses a free one').argParser(parsePort).default(8083),
    )
    .addOption(new Option('--host <address>', 'address to listen on').default('127.0.0.1'))
    .addOption(
      new Option('--allow-host <name>', 'another name of this server; requests for unknown names fail').argParser(
        oneMore,
      ),
    )
    .addOption(
      new Option('--allow-origin <origin>', 'a web page that may call, like http://localhost:3000').argParser(oneMore),
    )
    .addOption(new Option('--token <secret>', 'lets other machines administer the server').env('STEPMILL_TOKEN'))
    .addOption(
      new Option('--mocks <file>', "answers of tasks, in Step Functions Local's format").env('SFN_MOCK_CONFIG'),
    )
    .addOption(s3Option())
    .addOption(new Option('--time <mode>', 'real, skip, or scale:N for N times as fast').argParser(parseTime))
    .addOption(new Option('--no-schedules', 'schedules of the files fire by hand only, not when their time comes'))
    .addOption(new Option('--keep-executions <number>', 'number of ended executions to keep').argParser(parseCount))
    .addOption(
      new Option('--keep-bytes <number>', 'maximum size of the ended executions to keep').argParser(parseCount),
    )
    .addOption(
      new Option('--keep-children <number>', 'number of ended children of Distributed Maps to keep').argParser(
        parseCount,
      ),
    )
    .addOption(new Option('--data-dir <folder>', 'store everything there: it survives the process, however that ends'))
    .addOption(
      new Option(
        '--durable <how>',
        'batched survives a kill; each waits for the disk and also survives a loss of power',
      )
        .choices(['batched', 'each'])
        .default('batched'),
    )
    .addOption(new Option('--read-only', 'inspect the data directory; nothing runs, nothing is written'))
    .addOption(new Option('--log', 'print each execution live'))
    .addOption(
      new Option('--execution-logs <file>', 'append the execution logs in the form of CloudWatch Logs; - prints them'),
    )
    .addOption(
      new Option(
        '--status-events <file>',
        'append the events of EventBridge; - prints them, eventbridge sends them to its endpoint',
      ),
    )
    .addOption(
      new Option('--deny <action>', 'deny an action to tasks and clients, like lambda:InvokeFunction').argParser(
        oneMore,
      ),
    )
    .addOption(
      new Option('--iam <file>', "enforce: the policies of the files' roles; or a JSON file of roles and context keys"),
    )
    .addOption(
      new Option(
        '--deploy-from <folder>',
        'let the control API deploy files below this folder, with their functions',
      ).argParser(oneMore),
    )
    .addOption(new Option('--quotas <file>', 'aws: throttle and limit as AWS does; or a JSON file of quotas'))
    .addOption(new Option('--tls-cert <file>', 'serve HTTPS, with this certificate (PEM)'))
    .addOption(new Option('--tls-key <file>', 'its private key (PEM)'))
    .addOption(
      new Option('--log-level <level>', 'what standard error has; debug: each request, too')
        .choices(['error', 'warn', 'info', 'debug'])
        .default('info'),
    )
    .addOption(new Option('--log-format <form>', 'text, or an object a line').choices(['text', 'json']).default('text'))
    .addOption(new Option('--parent-pid <pid>', 'end when this process has ended').argParser(parseCount))
    .addOption(new Option('--wait', 'start in the background, and return when it is ready: see stepmill stop'))
    .addOption(new Option('--no-watch', 'do not watch the files after the start'))
    .addOption(new Option('--edit', 'the console may write the files: its designer saves to them'))
    .addHelpText('after', help)
    .action(async (files: string[], options: StartOptions) => {
      if (options.wait === true) {
        const { startInBackground } = loadStartInBackground();
        cli.exitCode = await startInBackground(cli.terminal);
        return;
      }
      const time = options.time ?? waitTimeScale(cli.terminal.environment['WAIT_TIME_SCALE']);
      await loadStart().start(files, { ...options, time }, cli.terminal);
    });
  addLoadOptions(addHttpOptions(addFunctionOptions(command)));
}

const help = `
Examples:
  stepmill start
  stepmill start template.yaml --log
  stepmill start order.asl.json --lambda charge=./src/charge.handler --time skip
  stepmill start --data-dir ~/.stepmill
  stepmill start order.asl.json --lambda-command charge='./bootstrap'
  variables=$(stepmill start template.yaml --wait --parent-pid $$) && export $variables

It also reads environment variables of Step Functions Local: SFN_MOCK_CONFIG, WAIT_TIME_SCALE (0 skips),
AWS_ACCOUNT_ID, AWS_DEFAULT_REGION, LAMBDA_ENDPOINT and the other endpoints.`;

/** Step Functions Local multiplies the seconds of Wait states by it; here all of time goes that much faster. */
function waitTimeScale(text: string | undefined): TimeMode | undefined {
  if (text === undefined || text === '') return undefined;
  const factor = Number(text);
  if (factor === 0) return 'skip';
  if (factor > 0 && factor < Infinity) return factor === 1 ? 'real' : { scale: 1 / factor };
  throw new HarnessError(`WAIT_TIME_SCALE is '${text}'; write a number, 0 or above.`);
}

import { setFlagsFromString } from 'node:v8';
import type { ServerOwner } from '../../emulator/control/ServerOwner';
import { startServer, type RunningServer, serverParts } from '../../emulator/server/startServer';
import { createService } from '../../emulator/service/createService';
import { preload } from '../../emulator/service/preload';
import type { TimeMode } from '../../emulator/service/ServiceOptions';
import { featureRoutes } from '../../insight/allRoutes';
import { listen } from '../listen';
import { awsCallsNote, setUpFunctions } from '../../terminal/options/addFunctionOptions';
import { toHttpOptions } from '../../terminal/options/addHttpOptions';
import { readIamOption } from './readIamOption';
import { formatTime } from '../../terminal/options/parseArgument';
import { printMessage } from '../../terminal/paint';
import type { Terminal } from '../../terminal/Terminal';
import { describeReach } from './describeReach';
import { watchParent } from './parentProcess';
import { readDataOptions, readQuotasOption, readTls } from './readOptions';
import { ServerLog } from './ServerLog';
import type { StartOptions } from './StartOptions';
import { systemNow } from '../../clock/system';
import { lazy } from '../../util/lazy';

/** A server may run for weeks, so it only keeps this many calls. */
const mostCalls = 10_000;

/**
 * Starts the server, prints one line, and ends it at Ctrl-C. State machines of files are deployed by then, and
 * redeployed whenever the files change.
 */
export async function start(files: readonly string[], options: StartOptions, ownTerminal: Terminal): Promise<void> {
  const log = new ServerLog(ownTerminal, options, systemNow);
  const { terminal } = log;
  const { port, host, mocks, time, account, region, token } = options;
  const tls = readTls(options);
  const { onRequest } = log;
  const { stdout, stderr, environment } = terminal;
  keepHeapSmall();
  const parent = options.parentPid === undefined ? undefined : watchParent(options.parentPid);
  const onNote = (note: string): void => printMessage(stderr, 'note', note);
  const service = createService({
    time,
    schedules: options.schedules,
    mocks,
    accountId: account,
    region,
    environment,
    mostCalls,
    onNote,
    iam: readIamOption(options.iam),
    quotas: readQuotasOption(options.quotas),
    keep: { executions: options.keepExecutions, bytes: options.keepBytes, children: options.keepChildren },
    data: readDataOptions(options),
    adviseFor: 'control',
    deliverEvents: true,
    functionsIn: 'workers',
    s3: { folder: options.s3 },
    passEnvironment: options.passEnv,
    awsCalls: options.awsCalls,
    ...toHttpOptions(options),
  });
  setUpFunctions(service, options);
  if (options.awsCalls === 'allow') onNote(awsCallsNote);
  for (const action of options.deny ?? []) service.answers.denials.add('file', action);
  const fileServer = wantsMore(files, options)
    ? new (loadFileServer().FileServer)(service, files, options, terminal)
    : undefined;
  const telemetry = tellsOthers(options)
    ? new (loadTelemetry().TelemetryOutput)(service, options, terminal)
    : undefined;
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  const owner: ServerOwner = {
    stop,
    deploy: (target, named) => loadDeployFiles().deployRequested({ target, server: service, files }, named, options),
  };
  let loadRest = (): void => undefined;
  // Clients may use up all file descriptors, so the rest is loaded before they can.
  const onConnection = (open: number): void => {
    if (open >= crowd) loadRest();
  };
  const { allowHost: allowHosts, allowOrigin: allowOrigins } = options;
  const doors = {
    port,
    host,
    token,
    allowHosts,
    allowOrigins,
    owner,
    onConnection,
    routes: featureRoutes,
    tls,
    onRequest,
  };
  // `startServer` resumes executions; whether that fails is known later.
  let failed: Promise<Error> | undefined;
  const begin = (): Promise<RunningServer> => {
    failed = failureOf(service.life.goOnInSlices());
    return startServer(service, doors);
  };
  const server = await listen(begin, 'stepmill start', port, host);
  const ended = interrupted(terminal);
  await fileServer?.beginToWatch();
  stdout.write(`Stepmill is ready at ${server.url} (${describe(time, mocks)})\n`);
  // Setups for Step Functions Local (Testcontainers) wait for its message.
  stdout.write(`Starting server on port ${server.port} with account ${service.accountId}, region ${service.region}\n`);
  const reach = describeReach(server, Boolean(token));
  if (reach !== undefined) onNote(reach);
  fileServer?.ready(server.url);
  const preloading = preload([...serverParts, featureRoutes]);
  loadRest = () => preloading.finish();
  const failure = await Promise.race([ended, stopped, ...(parent ? [parent.gone] : []), failed!]);
  parent?.cancel();
  preloading.end();
  // Executions cut off by the end of the server must not be reported as aborted.
  await telemetry?.close();
  service.close();
  await fileServer?.close();
  await server.close();
  if (failure !== undefined) throw failure;
}

/** More connections than a starting client has. */
const crowd = 4;

/**
 * By default, V8 lets the heap grow to four times its contents before it collects: 256 MiB of executions would take a
 * gigabyte. It reads this setting at each collection.
 */
function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=20');
}

/** Resolves with the error that prevents executions from being resumed, if any. */
function failureOf(goneOn: Promise<void> | undefined): Promise<Error> {
  return new Promise((resolve) => void goneOn?.catch(resolve));
}

/** A bare server needs none of this, and is ready sooner without it. */
function wantsMore(files: readonly string[], { lambda, lambdaCommand, log }: StartOptions): boolean {
  return files.length > 0 || lambda !== undefined || lambdaCommand !== undefined || log === true;
}

function tellsOthers({ executionLogs, statusEvents }: StartOptions): boolean {
  return executionLogs !== undefined || statusEvents !== undefined;
}

const loadDeployFiles = lazy(() => require('./deployFiles') as typeof import('./deployFiles'));

const loadTelemetry = lazy(() => require('./TelemetryOutput') as typeof import('./TelemetryOutput'));

const loadFileServer = lazy(() => require('./FileServer') as typeof import('./FileServer'));

/** Resolves at the first signal. A second one ends the process at once, as usual. */
function interrupted(terminal: Terminal): Promise<void> {
  return new Promise((resolve) => {
    const takeBack = terminal.onInterrupt(() => {
      takeBack();
      resolve();
    });
  });
}

function describe(time: TimeMode = 'real', mocks: string | undefined): string {
  return `time: ${formatTime(time)}, mocks: ${mocks ?? 'none'}`;
}

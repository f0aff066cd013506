import { serveRun } from '../listen';
import { writeFileSync } from 'node:fs';
import type { StateMachineDefinition, WorkflowType } from '../../language/asl/types';
import { monotonicMs, startSystemTimer } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';
import { describeInside, historyInside } from '../../emulator/service/inspect';
import type { TimeMode } from '../../emulator/service/ServiceOptions';
import { findState } from '../../story/trace/findState';
import type { Run } from '../../harness/run/Run';
import { readRun } from '../../harness/run/readRun';
import type { Json } from '../../util/json';
import { exitCodeOfSignal, exitCodes } from '../../terminal/Cli';
import type { FunctionFlags } from '../../terminal/options/addFunctionOptions';
import type { HttpFlags } from '../../terminal/options/addHttpOptions';
import type { LoadFlags } from '../../terminal/options/addLoadOptions';
import { readDash, readInput } from '../../terminal/options/readInput';
import { printMessage } from '../../terminal/paint';
import type { Interrupt, Terminal } from '../../terminal/Terminal';
import type { LiveExecution } from './StepFeed';
import { LiveView, createSilentView } from './LiveView';
import { readPart, type GivenPart, type PartFlags } from './readPart';
import { nestedRuns } from './nestedRuns';
import { prepareRun, type PreparedRun, headline } from './prepareRun';
import { resultAsJson } from './formatResult';
import { resultAsText, type FinishedRun } from './formatResult';
import type { Service } from '../../emulator/service/Service';

export interface RunFlags extends LoadFlags, HttpFlags, FunctionFlags, PartFlags {
  readonly input?: string;
  readonly mocks?: string;
  readonly testCase?: string;
  /** A folder of S3 buckets. */
  readonly s3?: string;
  readonly time: TimeMode;
  readonly type?: WorkflowType;
  readonly name?: string;
  readonly port?: number;
  readonly history?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

/** Runs one execution, shows it, and returns the exit code. */
export async function run(
  named: string,
  name: string | undefined,
  given: RunFlags,
  terminal: Terminal,
): Promise<number> {
  if (named === '-' && given.input === '-')
    throw new HarnessError('The standard input is either the definition or the input. Write one of them into a file.');
  const { files, texts } = await readDash([named], terminal);
  const [file = named] = files;
  const options = texts === undefined ? given : { ...given, texts };
  const input = options.input === undefined ? undefined : await readInput(options.input, terminal);
  const prepared = prepareRun(file, name, options, terminal);
  let server: Awaited<ReturnType<typeof serveRun>>;
  try {
    const part = readPart(options, input, () => JSON.parse(prepared.machine.definition) as StateMachineDefinition);
    server = await serveRun(prepared.service, options.port, terminal);
    if (!options.json) terminal.stdout.write(headline(prepared, options, terminal.stdout, part.notes));
    const startedMs = monotonicMs();
    const { execution, signal } = await execute(prepared, part, options, terminal);
    const finished = finish(prepared, execution, options.time, monotonicMs() - startedMs);
    if (options.history !== undefined) writeHistory(options.history, prepared, execution.arn);
    terminal.stdout.write(options.json ? resultAsJson(finished) : resultAsText(finished, terminal.stdout));
    if (signal !== undefined) return exitCodeOfSignal[signal];
    const mistakes = tellMistakes(prepared.service, terminal);
    return execution.status === 'SUCCEEDED' && mistakes === 0 ? exitCodes.success : exitCodes.failure;
  } catch (error) {
    // The run itself worked, but a handler made a call without an answer.
    if (!prepared.service.answers.ofHandlers.has(error as object)) throw error;
    printMessage(terminal.stderr, 'error', `${(error as Error).message}\n${handlersHint}`);
    tellMistakes(prepared.service, terminal);
    return exitCodes.failure;
  } finally {
    // Notes about the mocks appear once tasks have used them.
    for (const note of prepared.service.mocks.notes) printMessage(terminal.stderr, 'note', note);
    prepared.service.close();
    await server?.close();
  }
}

/** Prints errors that did not end an execution: a call of a handler that had already responded. */
function tellMistakes({ answers: { mistakes } }: Service, { stderr }: Terminal): number {
  for (const error of mistakes) printMessage(stderr, 'error', error instanceof Error ? error.message : String(error));
  return mistakes.size;
}

/** A mock file answers states, not handlers. */
const handlersHint =
  'The command line has no mocks for calls of handlers. Run it in a test, name an endpoint, or write --aws-calls allow.';

/** Starts the execution and follows it to its end. Throws HarnessErrors. */
async function execute(
  prepared: PreparedRun,
  { input, part }: GivenPart,
  options: RunFlags,
  terminal: Terminal,
): Promise<{ execution: LiveExecution; signal: Interrupt | undefined }> {
  const view = options.json
    ? createSilentView(terminal, () => false)
    : new LiveView(prepared, options.verbose === true, terminal);
  const restore = terminal.intercept((text) => view.foreign(text));
  let takeBack: (() => void) | undefined;
  let signal: Interrupt | undefined;
  try {
    const execution = prepared.start(input, part);
    takeBack = terminal.onInterrupt((by) => {
      signal = by;
      execution.stop(undefined, 'Stopped from the keyboard.');
    });
    const idle = options.port === undefined && options.time === 'skip';
    await untilEnded(execution, () => {
      const news = view.show();
      if (execution.status !== 'RUNNING') return;
      if (idle && !news) throwIfStuck(prepared.service, execution);
      view.pause();
    });
    view.finish();
    if (execution.harnessError !== undefined) throw withMocksHint(execution.harnessError, prepared, options);
    // For a function that called AWS although nothing waited for it.
    await prepared.service.functions.unawaited.settled(unawaitedMs);
    const [mistake] = prepared.service.mistakes.all;
    if (mistake !== undefined) throw withMocksHint(mistake.error, prepared, options);
    return { execution, signal };
  } catch (error) {
    // Messages about it are separate from the states.
    view.finish();
    if (!options.json) terminal.stdout.write('\n');
    throw error;
  } finally {
    takeBack?.();
    restore();
  }
}

/** Adds to the error of an unmocked task the command that writes a mock for each task. */
function withMocksHint(error: unknown, { machine, service }: PreparedRun, { mocks }: RunFlags): unknown {
  if (mocks !== undefined || !HarnessError.is(error) || !('mock' in error)) return error;
  if (service.answers.ofHandlers.has(error)) return error;
  const command = `npx stepmill mocks ${machine.source.file} ${machine.name} > mocks.json`;
  return new HarnessError(
    `${error.message}\nTo write a mock for each task: ${command}. Then run with --mocks mocks.json`,
  );
}

function finish(
  { service, ...prepared }: PreparedRun,
  execution: LiveExecution,
  time: TimeMode,
  tookMs: number,
): FinishedRun {
  const { arn, type } = execution;
  const description =
    type === 'EXPRESS'
      ? describeInside(execution)
      : (service.call('DescribeExecution', { executionArn: arn }) as Readonly<Record<string, unknown>>);
  const { definition, locate } = prepared.machine;
  const origin = { definition: JSON.parse(definition) as StateMachineDefinition, locate };
  const run = readRun<Json, string>(description, historyInside(service, arn), origin);
  const unanswered = service.options.unreachable === true ? timedOutTokens(run, origin.definition) : [];
  return {
    run,
    type,
    definition,
    unanswered,
    nested: nestedRuns(service, prepared.nested()),
    mapRuns: prepared.mapRuns(),
    time,
    tookMs,
  };
}

/** The states whose task token nothing could use, and that hit their own limit. */
function timedOutTokens({ story }: Run, definition: StateMachineDefinition): readonly string[] {
  const states = story.visits
    .filter(({ attempts }) => attempts.some(({ error }) => error === 'States.Timeout'))
    .map(({ state }) => state)
    .filter((state) => isCallback(findState(definition, state)?.object['Resource']));
  return [...new Set(states)];
}

function isCallback(resource: Json | undefined): boolean {
  return typeof resource === 'string' && resource.endsWith('.waitForTaskToken');
}

function writeHistory(file: string, { service }: PreparedRun, executionArn: string): void {
  try {
    writeFileSync(file, `${JSON.stringify({ events: historyInside(service, executionArn) }, null, 2)}\n`);
  } catch (error) {
    throw new HarnessError(`The history cannot be written: ${(error as Error).message}`);
  }
}

const intervalMs = 50;

/** How long the end waits for functions that were invoked as `Event`. */
const unawaitedMs = 1_000;

/**
 * Resolves when an execution has ended. Until then, and once more at the end, `look` is called a few times a second. If
 * it throws, this rejects, and the calls stop.
 */
function untilEnded(execution: LiveExecution, look: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let over = false;
    const step = (): void => {
      timer.cancel();
      if (over) return;
      try {
        look();
        if (execution.status === 'RUNNING') timer = startSystemTimer(intervalMs, step);
        else resolve();
      } catch (error) {
        over = true;
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whatever it was, as it was
        reject(error);
      }
    };
    let timer = startSystemTimer(0, step);
    execution.onEnd(step);
  });
}

/**
 * Throws HarnessError if an execution, and those that it has started, only wait for workers and task tokens: nothing
 * can reach this process, so they would wait forever.
 */
function throwIfStuck(service: Service, execution: LiveExecution): void {
  const arns = new Set([execution.arn, ...service.calls.all.map(({ executionArn }) => executionArn)]);
  const running = [...arns].flatMap((arn) => service.execution(arn) ?? []).filter(({ status }) => status === 'RUNNING');
  const open = running.flatMap((each) => each.openStates());
  const stuck = open.filter(({ waitsForClient }) => waitsForClient);
  // A parent waits for the child that is stuck.
  const others = open.filter(
    ({ waitsForClient, waitsFor }) => !waitsForClient && !/states:startExecution\.sync/.test(waitsFor),
  );
  if (stuck.length === 0 || others.length > 0) return;
  const places = stuck.map(({ state, waitsFor }) => `  - state '${state}' waits for ${waitsFor}`);
  throw new HarnessError(
    [
      'The execution waits for answers from outside this process:',
      ...places,
      'Mock the state (--mocks FILE, with DelaySeconds for a later answer), or serve workers and callbacks: ' +
        'stepmill run … --port 8083, and AWS_ENDPOINT_URL_SFN=http://127.0.0.1:8083 for them.',
    ].join('\n'),
  );
}

import type { PartRequest } from '../../contract/PartRequest';
import { doubtLine, doubtsAbout } from '../../definitions/doubts';
import { declaredTargets } from '../../definitions/declaredTargets';
import { findDefinition, machineName } from '../../definitions/findDefinition';
import { loadDefinitions } from '../../definitions/loadDefinitions';
import type { LoadedDefinition } from '../../definitions/LoadedDefinition';
import { HarnessError } from '../../errors/HarnessError';
import { ServiceError } from '../../errors/ServiceError';
import { createService } from '../../emulator/service/createService';
import type { Service } from '../../emulator/service/Service';
import { deployMachine } from '../deploy/deployMachine';
import { checkNamedFunctions, registerFunctions, registerNamedFunctions } from '../deploy/registerFunctions';
import { awsCallsNote, setUpFunctions } from '../../terminal/options/addFunctionOptions';
import { toHttpOptions } from '../../terminal/options/addHttpOptions';
import { toLoadOptions } from '../../terminal/options/addLoadOptions';
import type { Terminal, Stream } from '../../terminal/Terminal';
import { formatTime } from '../../terminal/options/parseArgument';
import { createPaint } from '../../terminal/paint';
import type { RunFlags } from './run';
import type { LiveExecution } from './StepFeed';
import { MapRunTally, type MapRunSummary } from './mapRuns';
import { readFileSync } from 'node:fs';
import { member, type Json, type JsonObject, objectOf } from '../../util/json';

/** A state machine in a separate service, with everything that answers its tasks. */
export interface PreparedRun {
  readonly service: Service;
  readonly machine: LoadedDefinition;
  readonly name: string;
  readonly type: LoadedDefinition['type'];
  /** Starts the execution. Throws HarnessError if that is impossible. */
  start(input: string, part?: PartRequest): LiveExecution;
  /** The execution, as soon as it exists: tasks may run before `start` returns. */
  execution(): LiveExecution | undefined;
  /** The executions that its tasks have started, directly or indirectly, in the order of their start. */
  nested(): readonly LiveExecution[];
  /** The Map Runs of all executions. */
  mapRuns(): readonly MapRunSummary[];
  /** Notes about the run, one sentence each. */
  readonly notes: readonly string[];
}

export function prepareRun(
  file: string,
  name: string | undefined,
  options: RunFlags,
  { environment, stderr }: Terminal,
): PreparedRun {
  const { time, mocks, account: accountId, region } = options;
  const loaded = loadDefinitions(file, toLoadOptions(options));
  const machine = findDefinition(loaded, name);
  const service = createService({
    time,
    mocks,
    accountId,
    region,
    environment,
    validation: 'PRESENT',
    functionsIn: 'workers',
    missingMachines: 'unmocked',
    s3: { folder: options.s3 },
    passEnvironment: options.passEnv,
    awsCalls: options.awsCalls,
    unreachable: options.port === undefined && time === 'skip',
    ...toHttpOptions(options),
  });
  setUpFunctions(service, options);
  const { type = machine.type, name: ownName = machineName(machine) } = options;
  service.answers.targets.add(declaredTargets(loaded, { machine, name: ownName }));
  registerFunctions(service, loaded.functions, options);
  registerNamedFunctions(service, options);

  const arn = deployMachine(service, machine, { name: ownName, type, colour: stderr.colour });
  checkNamedFunctions(service, options, loaded.machines);
  // The other machines of the file, because tasks may start them.
  const others = loaded.machines.filter((other) => machineName(other) !== ownName);
  const notes = others.flatMap((other) => tryToDeploy(service, other));
  const nested: LiveExecution[] = [];
  const mapRuns = new MapRunTally();
  service.observe({
    started(execution) {
      // A Map Run may have many children, so they are only added up.
      if (execution.parent !== undefined && execution.child === undefined) nested.push(execution);
    },
    ended: (execution) => mapRuns.ended(execution),
  });
  const testCase = chooseTestCase(mocks, options.testCase, ownName);
  return {
    service,
    machine,
    name: ownName,
    type,
    ...starter(service, testCase === undefined ? arn : `${arn}#${testCase}`),
    nested: () => nested,
    mapRuns: () => mapRuns.summaries(),
    notes: [
      ...(options.awsCalls === 'allow' ? [awsCallsNote] : []),
      ...doubtNotes(machine),
      ...loaded.notes.map(({ message }) => message),
      ...notes,
    ],
  };
}

/** The doubts about the machine. A missing function is reported when a task calls it. */
function doubtNotes(machine: LoadedDefinition): readonly string[] {
  return doubtsAbout(machine)
    .filter(({ code }) => code !== 'FUNCTION_NOT_THERE')
    .map(doubtLine);
}

type Starter = Pick<PreparedRun, 'start' | 'execution'>;

/** The execution is named `run`, so that the ARN of a Standard one is known before it exists. */
function starter(service: Service, stateMachineArn: string): Starter {
  let arn = `${stateMachineArn.replace(/#.*$/, '').replace(':stateMachine:', ':execution:')}:run`;
  return {
    execution: () => service.execution(arn),
    start(input, part) {
      const start = { stateMachineArn, input, name: 'run' };
      try {
        const started =
          part === undefined ? service.call('StartExecution', start) : service.startPart('client', start, part);
        arn = (started as { executionArn: string }).executionArn;
      } catch (error) {
        throw ServiceError.is(error) ? new HarnessError(error.message) : error;
      }
      return service.execution(arn)!;
    },
  };
}

function tryToDeploy(service: Service, machine: LoadedDefinition): string[] {
  try {
    deployMachine(service, machine, { colour: false });
    return [];
  } catch (error) {
    if (!HarnessError.is(error)) throw error;
    return [`'${machine.name}' of the same file cannot be started: ${error.message.split('\n')[0]!}`];
  }
}

/** The headline before a run, with notes. */
export function headline(
  { name, type, machine, notes }: PreparedRun,
  { time, testCase, verbose, from, until, resume }: RunFlags,
  stdout: Stream,
  dataNotes: readonly string[] = [],
): string {
  const paint = createPaint(stdout);
  const { file, definitionFile = file } = machine.source;
  const about = [
    type,
    definitionFile,
    `time: ${formatTime(time)}`,
    ...(testCase === undefined ? [] : [`test case: ${testCase}`]),
    ...(resume === undefined ? [] : [`resumes: ${resume}`]),
    ...(from === undefined ? [] : [`from: ${from}`]),
    ...(until === undefined ? [] : [`until: ${until}`]),
  ];
  const unknown = machine.unresolved.filter(({ kind, value, stub }) => kind === 'unknown' && value !== stub);
  const lines = [
    ...dataNotes,
    ...notes,
    ...unknown.map(
      ({ value, stub, file: at, line }) => `${value} has no value (${at}:${line}); '${stub}' is used instead`,
    ),
  ];
  const shown = verbose ? lines : lines.slice(0, 5);
  const more = lines.length > shown.length ? [`${lines.length - shown.length} more notes; --verbose shows them`] : [];
  const notesText = [...shown, ...more].map((line) => `${paint('yellow', 'note')} ${line}\n`).join('');
  return `${paint('bold', name)}  ${paint('dim', about.join(' · '))}\n${notesText}\n`;
}

/**
 * The test case to start with: the requested one, or the only one for this machine in the mock file. Throws a
 * HarnessError that lists the candidates if it is ambiguous.
 */
function chooseTestCase(mocks: string | undefined, testCase: string | undefined, machine: string): string | undefined {
  if (mocks === undefined || testCase !== undefined) return testCase;
  const machines = membersOf(readMocks(mocks), 'StateMachines');
  const names = Object.keys(membersOf(member(machines, machine), 'TestCases'));
  if (names.length === 1) return names[0];
  if (names.length === 0) throw noTestCase(mocks, machine, Object.keys(machines));
  throw new HarnessError(
    `${mocks} has several test cases for '${machine}': ${names.join(', ')}. Choose one: --test-case NAME.`,
  );
}

function noTestCase(mocks: string, machine: string, others: readonly string[]): HarnessError {
  const known =
    others.length === 0
      ? 'It has none at all.'
      : `It has some for: ${others.join(', ')}. To run it by that name: --name NAME.`;
  return new HarnessError(`${mocks} has no test case for the state machine '${machine}'. ${known}`);
}

/** The file has been read and checked by then. */
function readMocks(mocks: string): Json {
  return JSON.parse(readFileSync(mocks, 'utf8').replace(/^\uFEFF/, '')) as Json;
}

function membersOf(value: Json | undefined, name: string): JsonObject {
  return objectOf(member(objectOf(value), name));
}

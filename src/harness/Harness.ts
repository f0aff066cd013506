// Environment variables set after this import were set by the tests.
import '../tasks/integrations/lambda/environment/runnerVariables';
import { HarnessError } from '../errors/HarnessError';
import { newSeed } from '../emulator/store/ids';
import type { Origin, Story } from '../story/trace/Story';
import { UnreadStory } from '../story/trace/UnreadStory';
import type { Answers } from '../tasks/answering/Answers';
import type { LocalFunctions } from '../tasks/integrations/lambda/LocalFunctions';
import type { Mocks, MockScope } from '../tasks/mocking/Mocks';
import { parseDuration, type Duration } from '../tasks/mocking/parseDuration';
import type { ScriptBuilder } from '../tasks/mocking/ScriptBuilder';
import { features, type Coverage } from './features';
import type { MethodHost } from './methods';
import { createPlace } from './places/createPlace';
import type { ProcessPlace } from './places/ProcessPlace';
import type { Place } from './places/Place';
import { Deployment } from './deploy/Deployment';
import { FunctionAssets } from './deploy/FunctionAssets';
import { machineSource } from './deploy/machineSource';
import { checkedAnswers } from './checkedAnswers';
import { endFile, endTest, type EndingHarness } from './endHarness';
import { HarnessStarts } from './HarnessStarts';
import { RegisteredFunctions, type RegisteredFunction } from './RegisteredFunctions';
import type { Watch } from '../tasks/integrations/outbox/Outbox';
import { HarnessAccess } from './run/HarnessAccess';
import { AwaitedRuns } from './run/AwaitedRuns';
import { UsageErrors } from './run/UsageErrors';
import { UnmatchedNames } from './run/UnmatchedNames';
import { fetchRun } from './run/readRun';
import { RunningViews } from './run/RunningViews';
import type { Run } from './run/Run';
import { UnmetMocks } from './run/UnmetMocks';
import type { TestInProgress } from './runner/TestInProgress';
import { checkStepmillOptions, type MachineOptions, type StepmillOptions } from './StepmillOptions';
import { isProcessPlace } from './places/isProcessPlace';
import { isPending } from '../util/pending';

/**
 * The state behind a `Stepmill`: its place, its machines, the runs in progress, and the errors that fail a test at its
 * end.
 */
export class Harness implements MethodHost, EndingHarness {
  readonly options: StepmillOptions;
  readonly place: Place;
  private readonly emulator = {};
  /** The test case that executions are started with, while `use` has set one. */
  testCase: string | undefined;
  /** The line to write for the same ids and random numbers again; `undefined` when the test sets its seed. */
  repeat: string | undefined;
  /** The machines that the test has named. */
  readonly deployments: Deployment[] = [];
  /** What starts executions: rules, schedules, pipes, APIs. */
  readonly starts: HarnessStarts;
  /** Counts what runs, if `STEPMILL_COVERAGE` names a folder. */
  readonly coverage: Coverage | undefined;
  /** The executions whose end the test awaits. */
  readonly awaited: AwaitedRuns;
  /** The executions that were read while they were running. */
  readonly views = new RunningViews();
  /** The harness errors of the test that is running. */
  readonly usageErrors: UsageErrors;
  /** Mocks, denials and functions whose names match nothing. */
  readonly unmatchedNames: UnmatchedNames;
  readonly unmet: UnmetMocks;
  /** The harnesses that `fresh()` made. */
  readonly others: Harness[] = [];
  /** The wrong definitions that a test has already reported. */
  private readonly wrongDefinitions = new Set<string>();
  isOfOneTest = false;
  /** How often it was reset. */
  generation = 0;
  private named = 0;
  private testCaseOfFile: string | undefined;
  private readonly registered = new RegisteredFunctions();
  /** Copies of functions from apps that were synthesised elsewhere. */
  readonly assets = new FunctionAssets();

  /** `test`: the running test. */
  constructor(
    options: StepmillOptions,
    readonly test: TestInProgress,
  ) {
    checkStepmillOptions(options);
    const { seed = newSeed() } = options;
    this.options = { ...options, seed };
    if (options.seed === undefined) this.repeat = `seed: '${seed}'  (stepmill({ seed: '${seed}' }) repeats it)`;
    this.place = createPlace(this.options, test);
    this.starts = new HarnessStarts(this.place, this.deployments);
    const folder = process.env['STEPMILL_COVERAGE'];
    this.coverage = folder ? features().openCoverage(folder, this.place, this.deployments) : undefined;
    this.awaited = new AwaitedRuns(this.place);
    const { place } = this;
    const functions = (): readonly RegisteredFunction[] => this.registered.list;
    this.unmatchedNames = new UnmatchedNames(place, this.deployments, functions);
    const { unmatchedNames } = this;
    this.unmet = new UnmetMocks({ place, test, unmatchedNames, functions, fails: options.unusedMocks === 'fail' });
    this.usageErrors = new UsageErrors(this.place, (executionArn) => this.read(executionArn), test);
  }

  /** How long a mock, function or denial written now stays in force. */
  get scope(): MockScope {
    return this.isOfOneTest ? this.test.scope : this.test.scopeAlone();
  }

  /** A name for a machine that has none. */
  nextName(kind: string): string {
    return `${kind}${(this.named += 1)}`;
  }

  /** A machine of the test: given by its definition, or by a file and, if the file has several, the name of one. */
  deployment(source: object | string, chosen: string | undefined, options: MachineOptions): Deployment {
    const { assets } = this;
    const nextName = (): string => this.nextName('StateMachine');
    const machine = machineSource(this.place, source, chosen, options, { ...this.options, nextName, assets });
    const deployment = new Deployment(machine, this, this.deployments, {
      told: this.wrongDefinitions,
      deliversEvents: this.options.deliverEvents === true,
    });
    this.deployments.push(deployment);
    return deployment;
  }

  /**
   * Throws a HarnessError for a state whose mock could never be used. An unknown name is accepted: its machine may be
   * created later.
   */
  checkMockable(state: string): void {
    const owners = this.deployments.filter((deployment) => deployment.hasState(state));
    if (owners.every((deployment) => deployment.whyNotMockable(state) !== undefined)) owners[0]?.checkMockable(state);
  }

  /** Adds a script in front of all earlier ones, for the running test or for all tests of the file. */
  use(script: ScriptBuilder): ScriptBuilder {
    this.place.answers('mock(…)').mocks.use(this.scope, script);
    this.test.undoAfterBlock(() => {
      script.remove();
    });
    return script;
  }

  useMockFile(file: string, testCase: string | undefined): void {
    const { scope, testCaseOfFile } = this;
    const { mocks } = this.place.answers('sfn.use(…)');
    const restore = mocks.keepFile(scope);
    mocks.useTestCase(file, testCase, scope);
    this.test.undoAfterBlock(() => {
      restore();
      this.testCase = this.testCaseOfFile = testCaseOfFile;
    });
    this.testCase = testCase;
    if (scope === 'file') this.testCaseOfFile = testCase;
  }

  /** Registers a Lambda function in this process. A function registered in a test is removed after it. */
  register(...given: Parameters<LocalFunctions['register']>): RegisteredFunction {
    const { functions } = this.place.answers('sfn.lambda(…)');
    const undoLater = (undo: () => void): void => {
      this.test.undoAfterBlock(undo);
    };
    return this.registered.add(functions, this.scope, undoLater, ...given);
  }

  /** All scripts, and which of them were used. */
  get scripts(): Mocks {
    this.test.refuseAfterEnd('What was mocked');
    return this.place.answers('sfn.scripts').mocks;
  }

  /** See `Stepmill.notes`. */
  get notes(): readonly string[] {
    const own = this.place.kind === 'aws' ? [] : this.scripts.notes;
    const border = this.options.awsCalls === 'allow' ? [openBorder] : [];
    return [...border, ...own, ...this.others.flatMap(({ notes }) => notes)];
  }

  /**
   * The mocks, functions, calls and outbox of the place. `what`: what needs them, for messages. Queries of the calls
   * and the outbox check names, so that a misspelt one throws.
   */
  knowing(what: string): Answers {
    this.test.refuseAfterEnd(what);
    const awaited: Watch = (promise, forgotten) => this.usageErrors.watch(promise, forgotten);
    return checkedAnswers(this.place, this.deployments, { what, timed: this.origin.timed, awaited });
  }

  /** The details of each execution that the API does not return. */
  get origin(): Origin {
    const { time = 'skip', startTime } = this.options;
    const { repeat, place } = this;
    return {
      fixed: place.kind === 'aws' ? undefined : { seed: repeat === undefined, startTime: startTime !== undefined },
      children: isProcessPlace(place) ? (mapRunArn, of) => childrenNow(place, mapRunArn, of) : undefined,
      repeat,
      timed: place.kind !== 'aws' && (time === 'skip' || time === 'manual'),
      emulator: place.kind === 'aws' ? undefined : this.emulator,
    };
  }

  /** The same for executions of a machine that the test has named. */
  originOf(stateMachine: string): Origin {
    return { ...this.deployments.findLast(({ name }) => name === stateMachine)?.origin, ...this.origin };
  }

  /** Reads an execution as it is now. If a harness error ended it, assertions on it throw that error. */
  async read<Output, State extends string>(executionArn: string, origin = this.origin): Promise<Run<Output, State>> {
    const run = await fetchRun<Output, State>(this.place, executionArn, origin, {
      recordThrown: (error, run) => this.usageErrors.recordThrown(error, run),
      access: new HarnessAccess(this, executionArn, origin),
      views: this.views,
    });
    this.coverage?.saw(run.story);
    return run;
  }

  /** Like `read`, once the execution has ended. Rejects with the harness error that ended it, if any. */
  async ended<Output, State extends string>(executionArn: string, origin = this.origin): Promise<Run<Output, State>> {
    try {
      await this.awaited.until(executionArn, this.place.ended(executionArn));
    } catch (error) {
      throw this.usageErrors.recordThrown(error, await this.read(executionArn, origin).catch(() => undefined));
    }
    return this.read(executionArn, origin);
  }

  /** Moves the time of one execution forward. Throws a HarnessError where time passes by itself. */
  async advanceExecution(executionArn: string, time: Duration): Promise<void> {
    const { time: mode = 'skip' } = this.options;
    if (this.place.kind !== 'aws' && mode !== 'skip' && mode !== 'manual')
      throw new HarnessError(
        `Time passes by itself here (time: ${JSON.stringify(mode)}), for all executions. It moves for all executions alone: ` +
          `await sfn.clock.advance(${typeof time === 'string' ? `'${time}'` : time})`,
      );
    return this.place.advance(parseDuration(time, 'The time of advance()') * 1000, executionArn);
  }

  /** Fails the runs that are awaited, because nothing can end them any more. Returns what each waits for. */
  giveUp(): readonly string[] {
    return [...this.awaited.giveUp(), ...this.others.flatMap((other) => other.giveUp())];
  }

  /** Adds a harness made by `fresh(options)`. It is closed with this one. */
  adopt(other: Harness, { seed }: StepmillOptions): void {
    if (seed === undefined) other.repeat = this.repeat;
    other.isOfOneTest = true;
    this.others.push(other);
  }

  /** See `Stepmill.reset`. */
  async reset(): Promise<string | undefined> {
    const awaited = this.awaited.clear();
    const counting = this.coverage?.collect();
    if (counting) await counting;
    const described = this.place.reset(awaited);
    this.views.clear();
    this.testCase = this.testCaseOfFile;
    this.registered.reset();
    const unfinished = this.usageErrors.clear({ runsAreReported: awaited.length > 0 });
    this.generation += 1;
    this.awaited.nextTest();
    const waiting = [...unfinished, ...(isPending(described) ? await described : described)];
    return waiting.length === 0 ? undefined : waiting.join('\n');
  }

  /** See `Stepmill.endTest`. */
  endTest(): Promise<void> {
    return endTest(this);
  }

  /** See `Stepmill.close`. */
  close(): Promise<void> {
    return endFile(this);
  }
}

const openBorder =
  "Functions of this file call AWS itself, with the developer's credentials, and mocks do not intercept these calls: " +
  "awsCalls is 'allow'.";

/** The children of a Map Run. Their definition is inside their parent's. */
function childrenNow(place: ProcessPlace, mapRunArn: string, of: Origin): readonly Story[] | undefined {
  return place.childrenNow(mapRunArn)?.map((facts) => new UnreadStory(facts, of).story);
}

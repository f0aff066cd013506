// Environment variables set after this import were set by the tests.
import '../tasks/integrations/lambda/environment/runnerVariables';
import { afterTurn } from '../clock/system';
import { HarnessError } from '../errors/HarnessError';
import { newSeed } from '../emulator/store/ids';
import type { Origin, Story } from '../story/trace/Story';
import { UnreadStory } from '../story/trace/UnreadStory';
import type { StartsAnswer, StartsCall } from '../emulator/starts/callStarts';
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
import { Deployment, oneOfEachName } from './deploy/Deployment';
import { FunctionAssets } from './deploy/FunctionAssets';
import { machineSource } from './deploy/machineSource';
import { checkedAnswers } from './checkedAnswers';
import { RegisteredFunctions, type RegisteredFunction } from './RegisteredFunctions';
import type { Watch } from '../tasks/integrations/outbox/Outbox';
import { HarnessAccess } from './run/HarnessAccess';
import { AwaitedRuns } from './run/AwaitedRuns';
import { forgotten, joinErrors, UsageErrors } from './run/UsageErrors';
import { UnmatchedNames } from './run/UnmatchedNames';
import { fetchRun } from './run/readRun';
import { RunningViews } from './run/RunningViews';
import type { Run } from './run/Run';
import type { StartableNames } from './run/StartReport';
import { UnmetMocks } from './run/UnmetMocks';
import { unplayedFailures } from './run/unusedMockErrors';
import type { TestInProgress } from './runner/TestInProgress';
import { checkStepmillOptions, type MachineOptions, type StepmillOptions } from './StepmillOptions';
import { isProcessPlace } from './places/isProcessPlace';
import { isPending } from '../util/pending';

/** How long the end of a test waits for calls that the test has not awaited. */
const looseMs = 1_000;

/**
 * The state behind a `Stepmill`: its place, its machines, the runs in progress, and the errors that fail a test at its
 * end.
 */
export class Harness implements MethodHost {
  readonly options: StepmillOptions;
  readonly place: Place;
  private readonly emulator = {};
  /** The test case that executions are started with, while `use` has set one. */
  testCase: string | undefined;
  /** The line to write for the same ids and random numbers again; `undefined` when the test sets its seed. */
  repeat: string | undefined;
  /** The machines that the test has named. */
  readonly deployments: Deployment[] = [];
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
  private readonly unmet: UnmetMocks;
  /** The harnesses that `fresh()` made. */
  private readonly others: Harness[] = [];
  /** The wrong definitions that a test has already reported. */
  private readonly wrongDefinitions = new Set<string>();
  private isOfOneTest = false;
  private generation = 0;
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
    const deployment = new Deployment(machine, () => this.generation, this.deployments, {
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

  /** Machines that may be started, with the names that their files have for them. */
  startableNames(names: readonly string[]): readonly StartableNames[] {
    return [...new Set(names)].map((name) => {
      const aliases = this.deployments.flatMap((one) => (one.name === name ? one.namesInFile : []));
      return { name, aliases };
    });
  }

  /** Registers, lists or uses what starts executions, once the machines that it may start are deployed. */
  async callStarts<Call extends StartsCall>(call: Call): Promise<StartsAnswer<Call>> {
    await this.registerStarts();
    return this.place.starts(call);
  }

  /** Deploys the machines whose files declare what starts them. In this process: before it returns `undefined`. */
  registerStarts(): Promise<void> | undefined {
    const { place } = this;
    const missing = [...oneOfEachName(this.deployments)].filter(
      (one) => one.hasStarts && one.arnIfDeployed() === undefined,
    );
    if (missing.length === 0) return undefined;
    if (!isProcessPlace(place)) return this.#deployAll(missing);
    for (const deployment of missing) deployment.arnNow(place);
    return undefined;
  }

  async #deployAll(deployments: readonly Deployment[]): Promise<void> {
    for (const deployment of deployments) await deployment.arn(this.place);
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
  async endTest(): Promise<void> {
    if (this.usageErrors.begunOutside.length > 0) await this.awaited.settle(() => this.usageErrors.begunOutside);
    const unhandled = await this.test.unhandledDuring(() => this.looseEnds());
    // Awaiting a promise costs time in each test, so none is created when the result is available at once.
    const errors = this.others.length === 0 && this.usageErrors.allThrown ? [] : await this.notThrown('test');
    errors.push(...unhandled);
    const unused = this.unmet.at('test', this.isOfOneTest);
    errors.push(...(isPending(unused) ? await unused : unused));
    const waiting = await this.reset();
    if (waiting !== undefined) errors.unshift(forgotten(waiting));
    if (errors.length > 0) throw joinErrors(errors);
  }

  /**
   * Work that the test has started and not awaited continues while it still belongs to this test: calls to another
   * process are answered, and what follows them happens. The runner then sees an assertion that fails there, and which
   * test it belongs to. Nobody knows which test uses a `fresh()` harness, so the end of each test waits for it.
   */
  private async looseEnds(): Promise<void> {
    for (const { place, usageErrors, awaited } of [this, ...this.others]) {
      await place.settled(looseMs);
      if (usageErrors.begunAndSeen.length > 0) await awaited.settle(() => usageErrors.begunAndSeen, looseMs);
      await place.settled(looseMs);
    }
    // Node reports a rejection that nobody handles at the end of a turn.
    await new Promise<void>(afterTurn);
  }

  /** See `Stepmill.close`. */
  async close(): Promise<void> {
    const notThrown = await this.notThrown('file').catch((error: unknown) => [error]);
    const errors = [...notThrown, ...this.usageErrors.clear().map(forgotten)];
    if (this.isOfOneTest) errors.push(...(await this.unmet.at('test', true)));
    const ended = this.isOfOneTest || this.generation > 0;
    errors.push(...(ended ? await this.unmet.at('file', true) : unplayedFailures(this.place)));
    await this.coverage?.finish().catch((error: unknown) => errors.push(error));
    const closed = await Promise.allSettled([this.place, ...this.others.splice(0)].map((other) => other.close()));
    for (const one of closed) if (one.status === 'rejected') errors.push(one.reason);
    this.assets.remove();
    if (errors.length > 0) throw joinErrors(errors);
  }

  /**
   * Harness errors that have not been thrown into a test. At the end of a test, errors of `fresh()` harnesses are left
   * out: they may belong to another test.
   */
  private async notThrown(ends: MockScope): Promise<unknown[]> {
    const errors = [...(await this.usageErrors.notThrown(ends))];
    for (const { usageErrors } of this.others)
      errors.push(...(await usageErrors.notThrown(ends === 'file' ? ends : 'neither')));
    return errors;
  }
}

const openBorder =
  "Functions of this file call AWS itself, with the developer's credentials, and mocks do not intercept these calls: " +
  "awsCalls is 'allow'.";

/** The children of a Map Run. Their definition is inside their parent's. */
function childrenNow(place: ProcessPlace, mapRunArn: string, of: Origin): readonly Story[] | undefined {
  return place.childrenNow(mapRunArn)?.map((facts) => new UnreadStory(facts, of).story);
}

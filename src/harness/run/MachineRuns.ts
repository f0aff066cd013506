import { stateTypesOf } from '../../tasks/mocking/mockableStates';
import type { Origin } from '../../story/trace/Story';
import { UnreadStory, type ExecutionFacts } from '../../story/trace/UnreadStory';
import type { Deployment } from '../deploy/Deployment';
import type { Harness } from '../Harness';
import { isProcessPlace } from '../places/isProcessPlace';
import { NotHereError } from '../places/NotHereError';
import type { Place } from '../places/Place';
import type { ProcessPlace } from '../places/ProcessPlace';
import { lazy } from '../../util/lazy';
import { HarnessAccess } from './HarnessAccess';
import { fetchRuns } from './readRun';
import { Run } from './Run';
import { StartedRun } from './StartedRun';
import { startInput, type GivenStart } from './startInput';

const loadPartOrigin = lazy(() => require('./partOrigin') as typeof import('./partOrigin'));

/** An execution that was started, and how to read it. */
interface BegunRun {
  readonly executionArn: string;
  readonly origin: Origin;
}

/**
 * Starts executions of one state machine at the harness's place, and reads them. In the test process, one that never
 * waits is started and read without a promise in between.
 */
export class MachineRuns<Output, State extends string> {
  private ownOrigin: Origin | undefined = undefined;

  constructor(
    private readonly harness: Harness,
    private readonly deployment: Deployment,
  ) {}

  /** Runs an execution to its end. An error of `read` is a rejection. */
  run(read: () => GivenStart, what: string): Promise<Run<Output, State>> {
    const { usageErrors, place } = this.harness;
    if (isProcessPlace(place)) return usageErrors.watch(this.runHere(place, read), what);
    const begun = this.begin(read);
    const run = begun.then(({ executionArn, origin }) => this.harness.ended<Output, State>(executionArn, origin));
    return usageErrors.watch(run, what, { begun });
  }

  /** Starts an execution without waiting for its end. An error of `read` is a rejection. */
  async start(read: () => GivenStart): Promise<StartedRun<Output, State>> {
    const { executionArn, origin } = await this.begin(read);
    return new StartedRun<Output, State>(this.harness, executionArn, origin);
  }

  /** Like `run`, but synchronous. */
  runSync(read: () => GivenStart): Run<Output, State> {
    const { usageErrors, place } = this.harness;
    if (!isProcessPlace(place))
      return this.skip('runSync() only works in the test process. To run anywhere, write: await machine.run(…)');
    const given = read();
    const executionArn = this.startNow(place, given);
    try {
      place.finishNow(executionArn);
    } catch (error) {
      throw usageErrors.recordThrown(error, this.runOf(place.factsNow(executionArn), given));
    }
    return this.runOf(place.factsNow(executionArn), given);
  }

  /** All executions in this test, oldest first, no matter what started them. */
  async all(): Promise<readonly Run<Output, State>[]> {
    const { harness, deployment } = this;
    return fetchRuns(harness, await deployment.arn(harness.place), this.origin);
  }

  private async begin(read: () => GivenStart): Promise<BegunRun> {
    const given = read();
    const { place } = this.harness;
    const start = this.inputOf(given, await this.deployment.arn(place), place);
    if (given.part !== undefined && place.kind === 'aws')
      return this.skip(
        'AWS starts an execution only at its first state: from and until work only in the test process and in a server.',
      );
    const { executionArn } = await (given.part === undefined
      ? place.call('StartExecution', start)
      : place.startPart(start, given.part));
    return { executionArn: executionArn as string, origin: this.originOf(given) };
  }

  private async runHere(place: ProcessPlace, read: () => GivenStart): Promise<Run<Output, State>> {
    const given = read();
    // Lets the test's code right after run() go first, without creating another promise.
    await Promise.resolve();
    const executionArn = this.startNow(place, given);
    const facts = place.factsIfOver(executionArn);
    if (facts === undefined) return this.harness.ended(executionArn, this.originOf(given));
    const run = this.runOf(facts, given);
    this.harness.coverage?.saw(run.story);
    return run;
  }

  private startNow(place: ProcessPlace, given: GivenStart): string {
    const start = this.inputOf(given, this.deployment.arnNow(place), place);
    const { executionArn } =
      given.part === undefined ? place.callNow('StartExecution', start) : place.startPartNow(start, given.part);
    return executionArn as string;
  }

  private runOf(facts: ExecutionFacts, given: GivenStart): Run<Output, State> {
    const origin = this.originOf(given);
    return new Run(new UnreadStory(facts, origin), new HarnessAccess(this.harness, facts.executionArn, origin));
  }

  private inputOf(given: GivenStart, arn: string, place: Place): Readonly<Record<string, unknown>> {
    const { name, definition } = this.deployment;
    const { testCase = this.harness.testCase } = given;
    // A server does not read the mock file.
    if (testCase !== undefined && place.kind === 'http')
      place.answers('a test case').mocks.startTestCase(name, testCase, () => stateTypesOf(definition));
    return startInput(arn, { ...given, testCase });
  }

  private originOf({ part }: GivenStart): Origin {
    return part === undefined ? this.origin : loadPartOrigin().partOrigin(this.origin, part);
  }

  private get origin(): Origin {
    return (this.ownOrigin ??= { ...this.deployment.origin, ...this.harness.origin });
  }

  /** Skips the test: its place cannot do what it asks for. */
  private skip(reason: string): never {
    this.harness.test.skip(reason);
    throw new NotHereError(reason);
  }
}

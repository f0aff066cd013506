import { monotonicMs } from '../../../clock/system';
import { HarnessError } from '../../../errors/HarnessError';
import { checkState, statesOf } from '../../../story/trace/findState';
import type { Origin } from '../../../story/trace/Story';
import { refuseUndefined } from '../../../tasks/mocking/scriptArguments';
import { toJson } from '../../../tasks/mocking/toJson';
import { brandClass } from '../../../util/brandClass';
import { checkMembers } from '../../../util/checkMembers';
import type { Json } from '../../../util/json';
import type { OpenTask } from '../../places/Place';
import type { Harness } from '../Harness';
import type { Run } from './Run';

/** An execution on its way. */
export class StartedRun<Output = Json, State extends string = string> {
  readonly executionArn: string;
  private readonly harness: Harness;
  private readonly origin: Origin;

  /** @internal */
  constructor(harness: Harness, executionArn: string, origin: Origin) {
    this.harness = harness;
    this.executionArn = executionArn;
    this.origin = origin;
  }

  /** The run so far. */
  now(): Promise<Run<Output, State>> {
    return this.harness.read(this.executionArn, this.origin);
  }

  /** Waits for its end. Rejects with the tester's mistake that ended it, never with its failure. */
  ended(): Promise<Run<Output, State>> {
    const { harness, executionArn, origin } = this;
    const ended = harness.ended<Output, State>(executionArn, origin);
    return harness.mistakes.watch(ended, 'The end of an execution, .ended(), was not awaited');
  }

  /**
   * Waits until a state has been entered and answers the run so far. Rejects when the execution ends without it, or
   * nothing moves for a while, and says where it stands.
   */
  until(state: State): Promise<Run<Output, State>> {
    const entered = this.watch(
      (run) => run.state(state).entered,
      () => `The execution did not come to state '${state}'.`,
    );
    return this.harness.mistakes.watch(entered, `.until('${state}') was not awaited`);
  }

  /**
   * The task that a state has open: to end it as a worker or a callback would. Waits until there is one. Inside of a Map
   * `item` chooses the item, from 0.
   *
   * @example await started.task('Approve', { item: 2 }).succeed({ by: 'Ann' });
   */
  task(state: State, options: { readonly item?: number } = {}): OpenTask {
    checkMembers(options, ['item'], 'task(state, options)');
    const { item } = options;
    const open = async (): Promise<OpenTask> => {
      const { definition } = this.origin;
      // Those of a Distributed Map's children, too. No such state would ever have a task, so it is not waited for.
      if (definition !== undefined) checkState(state, [...statesOf(definition).keys()]);
      let task: OpenTask | undefined;
      await this.watch(
        async () => (task = await this.harness.place.openTask(this.executionArn, state, item)) !== undefined,
        () => `State '${state}' has no task that waits for its end${item === undefined ? '' : ` in item ${item}`}.`,
      );
      return task!;
    };
    const answer = (send: (task: OpenTask) => Promise<void>): Promise<void> =>
      this.harness.mistakes.watch(open().then(send), `The answer to the task of '${state}' was not awaited`, {
        done: true,
      });
    return {
      succeed: (...given: [output?: unknown]) => {
        const what = `The output of the task of '${state}'`;
        if (given.length > 0) refuseUndefined(given[0], what);
        return answer((task) => task.succeed(toJson(given[0], what)));
      },
      fail: (error, cause) => answer((task) => task.fail(error, cause)),
      heartbeat: () => answer((task) => task.heartbeat()),
    };
  }

  /** StopExecution. Answers the run as it then is. */
  async stop(error?: string, cause?: string): Promise<Run<Output, State>> {
    await this.harness.place.call('StopExecution', {
      executionArn: this.executionArn,
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    });
    return this.now();
  }

  /** RedriveExecution of one that has ended without success: it continues from there. */
  async redrive(): Promise<this> {
    await this.harness.place.call('RedriveExecution', { executionArn: this.executionArn });
    return this;
  }

  /** Moves this execution's time on, whatever it waits for: `'2h'`, or seconds. */
  async advance(time: string | number): Promise<Run<Output, State>> {
    await this.harness.advanceExecution(this.executionArn, time);
    await this.harness.place.turn();
    return this.now();
  }

  /** What a running execution waits for, and how the test can continue: an open token holds time. */
  private async withWaiting(message: string, { status }: Run<Output, State>): Promise<string> {
    const waiting = status === 'RUNNING' ? await this.harness.place.waiting(this.executionArn) : undefined;
    return waiting === undefined ? message : `${message}\n${waiting}`;
  }

  private async watch(
    isThere: (run: Run<Output, State>) => boolean | Promise<boolean>,
    message: () => string,
  ): Promise<Run<Output, State>> {
    const startedMs = monotonicMs();
    for (;;) {
      const run = await this.now();
      if (await isThere(run)) return run;
      run.origin.throwMistake?.();
      if (run.status !== 'RUNNING' || monotonicMs() - startedMs > this.harness.place.patienceMs)
        throw this.harness.mistakes.tell(new HarnessError(await this.withWaiting(message(), run)), run);
      await this.harness.place.turn();
    }
  }
}
brandClass(StartedRun, 'StartedRun');

import { monotonicMs } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';
import { checkState, statesOf } from '../../story/trace/findState';
import type { Origin } from '../../story/trace/Story';
import { refuseUndefined } from '../../tasks/mocking/scriptArguments';
import { toJson } from '../../tasks/mocking/toJson';
import { brandClass } from '../../util/brandClass';
import { printBriefly, tellBriefly } from '../../util/brief';
import { checkMembers } from '../../util/checkMembers';
import type { Json } from '../../util/json';
import type { OpenTask } from '../places/Place';
import type { RunHost } from './RunHost';
import type { Run } from './Run';

/** An execution that was started, and may still be running. */
export class StartedRun<Output = Json, State extends string = string> {
  /** The ARN of the execution. */
  readonly executionArn: string;
  readonly #harness: RunHost;
  readonly #origin: Origin;

  /** @internal */
  constructor(harness: RunHost, executionArn: string, origin: Origin) {
    this.#harness = harness;
    this.executionArn = executionArn;
    this.#origin = origin;
    tellBriefly(this, () => ({ executionArn }));
  }

  /** The run so far. */
  now(): Promise<Run<Output, State>> {
    return this.#harness.read(this.executionArn, this.#origin);
  }

  /** Waits for its end. Rejects only with a HarnessError; an execution that fails is a result. */
  ended(): Promise<Run<Output, State>> {
    const ended = this.#harness.ended<Output, State>(this.executionArn, this.#origin);
    return this.#harness.usageErrors.watch(ended, 'The end of an execution, .ended(), was not awaited');
  }

  /**
   * Waits until a state has been entered, and returns the run so far. Rejects if the execution ends first, or makes no
   * progress for a while; the error says where it is.
   */
  until(state: State): Promise<Run<Output, State>> {
    const entered = this.watch(
      (run) => run.state(state).entered,
      () => `The execution did not reach state '${state}'.`,
    );
    return this.#harness.usageErrors.watch(entered, `.until('${state}') was not awaited`);
  }

  /**
   * Waits for an open task of a state, and returns it, to be ended as a worker or a callback would. Inside a Map,
   * `item` selects the item, counted from 0.
   *
   * @example await started.task('Approve', { item: 2 }).succeed({ by: 'Ann' });
   */
  task(state: State, options: { readonly item?: number } = {}): OpenTask {
    checkMembers(options, ['item'], 'task(state, options)');
    const { item } = options;
    const open = async (): Promise<OpenTask> => {
      const { definition } = this.#origin;
      // Includes the states of a Distributed Map's children. Any other state will never have a task, so waiting is
      // pointless.
      if (definition !== undefined) checkState(state, [...statesOf(definition).keys()]);
      let task: OpenTask | undefined;
      await this.watch(
        async () => (task = await this.#harness.place.openTask(this.executionArn, state, item)) !== undefined,
        () => `State '${state}' has no task that waits for its end${item === undefined ? '' : ` in item ${item}`}.`,
      );
      return task!;
    };
    const answer = (send: (task: OpenTask) => Promise<void>): Promise<void> =>
      this.#harness.usageErrors.watch(open().then(send), `The answer to the task of '${state}' was not awaited`, {
        done: true,
      });
    const end = (send: (task: OpenTask) => Promise<void>): Promise<void> =>
      answer(async (task) => {
        await send(task);
        this.#harness.views.moved(this.executionArn);
      });
    return {
      succeed: (...given: [output?: unknown]) => {
        const what = `The output of the task of '${state}'`;
        if (given.length > 0) refuseUndefined(given[0], what);
        const output = atOnce(() => toJson(given[0], what));
        return end((task) => task.succeed(output()));
      },
      fail: (error, cause) => end((task) => task.fail(error, cause)),
      heartbeat: () => answer((task) => task.heartbeat()),
    };
  }

  /** Stops the execution (StopExecution), and returns the run. */
  async stop(error?: string, cause?: string): Promise<Run<Output, State>> {
    await this.#harness.place.call('StopExecution', {
      executionArn: this.executionArn,
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    });
    return this.now();
  }

  /** Redrives the execution (RedriveExecution) after it has ended without success: it resumes where it ended. */
  async redrive(): Promise<this> {
    await this.#harness.place.call('RedriveExecution', { executionArn: this.executionArn });
    return this;
  }

  /**
   * Moves the time of this execution forward by `'2h'` or seconds, whatever it waits for. With `time: 'manual'`, all
   * executions share one time, which moves. Rejects with a HarnessError where time passes by itself.
   */
  advance(time: string | number): Promise<Run<Output, State>> {
    const advance = async (): Promise<Run<Output, State>> => {
      await this.#harness.advanceExecution(this.executionArn, time);
      await this.#harness.place.turn();
      return this.now();
    };
    return this.#harness.usageErrors.watch(advance(), `.advance(${JSON.stringify(time)}) was not awaited`, {
      done: true,
    });
  }

  /** What a running execution waits for, and how the test can continue: an open token holds time. */
  private async withWaiting(message: string, { status }: Run<Output, State>): Promise<string> {
    const waiting = status === 'RUNNING' ? await this.#harness.place.waiting(this.executionArn) : undefined;
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
      if (run.status !== 'RUNNING' || monotonicMs() - startedMs > this.#harness.place.patienceMs)
        throw this.#harness.usageErrors.recordThrown(new HarnessError(await this.withWaiting(message(), run)), run);
      await this.#harness.place.turn();
    }
  }
}
brandClass(StartedRun, 'StartedRun');
printBriefly(StartedRun, 'StartedRun');

/** Reads a value now, because the test may change it, and returns the value or throws the error when it is needed. */
function atOnce<T>(read: () => T): () => T {
  try {
    const value = read();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

import type { RuleName } from '../../story/inspection/explainChoice';
import type { PathExpectation } from '../../story/trace/comparePath';
import type { Run } from '../harness/run/Run';
import type { StateView } from '../harness/run/StateView';
import type { Callee } from './callee';
import type { EventExpectation } from './historyMatcher';
import type { MessageExpectation } from './messageMatcher';
import type { CallCount } from './toHaveCalled';
import type { CallStep } from './toHaveCalledInOrder';
import type { RetryExpectation } from './toHaveRetried';
import type { DurationExpectation } from './toHaveTaken';
import type { MatchOptions } from './toMatchExecution';

/** The names of the states that a run or a state of it may have. */
export type StatesOf<Received> =
  Received extends Run<infer _Output, infer State> ? State : Received extends StateView<infer State> ? State : string;

/**
 * The matchers as they are called. Asymmetric matchers (`expect.any(Number)`, `expect.objectContaining({ … })`) may
 * stand wherever a value is expected.
 */
export interface StepmillMatchers<Result, Received = unknown> {
  /** The execution ended with SUCCEEDED; the state was left without an error. */
  toHaveSucceeded(): Result;

  /** The execution ended with FAILED; the state ended with an error, caught or not. */
  toHaveFailed(): Result;

  /** As `toHaveFailed`, with this error and, where it is given, this cause. */
  toHaveFailedWith(error: unknown, cause?: unknown): Result;

  /** The execution ended with TIMED_OUT; the last attempt of the task ran into its time-out or heartbeat. */
  toHaveTimedOut(): Result;

  /** The execution was stopped; the state was cut off by a failing neighbour or by the end of the execution. */
  toHaveBeenAborted(): Result;

  /** The execution, or the state, has not ended yet. */
  toBeRunning(): Result;

  /** The execution was redriven: so often, or at all. */
  toHaveBeenRedriven(count?: number): Result;

  /** The output of a run, or of the last visit of a state. */
  toHaveOutput(expected: unknown): Result;

  /** The input of a run, or of the last visit of a state. */
  toHaveInput(expected: unknown): Result;

  /**
   * These variables had these values: when the state was left, or at the end of the run's main line. Variables that are
   * not named are free.
   *
   * @example expect(run.state('Count')).toHaveAssigned({ attempts: 1 });
   */
  toHaveAssigned(variables: Readonly<Record<string, unknown>>): Result;

  /**
   * The execution went through exactly these states. A Parallel or Map stands as its name, or with the paths of its
   * branches or items.
   *
   * @example expect(run).toHaveTakenPath(['Validate', { Fan: [['Charge'], ['Pack', 'Ship']] }, 'Done']);
   */
  toHaveTakenPath(expected: PathExpectation<StatesOf<Received>>): Result;

  /** The execution went through these states in this order, with anything before, between and after them. */
  toHaveTakenPathContaining(expected: PathExpectation<StatesOf<Received>>): Result;

  /** The execution entered this state, with this input where one is given. */
  toHaveEntered(state: StatesOf<Received>, input?: unknown): Result;

  /** Loops and Map items count each time; retries do not. */
  toHaveEnteredTimes(state: StatesOf<Received>, count: number): Result;

  /** The execution left this state, with this output where one is given. */
  toHaveExited(state: StatesOf<Received>, output?: unknown): Result;

  /**
   * The Choice led to this state; with `rule` by this rule of `Choices`, counted from 0, or by `Default`.
   *
   * @example expect(run.state('IsLarge')).toHaveChosen('Approve', { rule: 0 });
   */
  toHaveChosen(next: StatesOf<Received>, more?: { readonly rule?: RuleName }): Result;

  /**
   * Retry ran the state again so often; without a number, at least once.
   *
   * @example expect(run.state('Ship')).toHaveRetried(2, { delays: ['1s', '2s'] });
   */
  toHaveRetried(count?: number, more?: RetryExpectation): Result;

  /** A catcher took this error; without one, any. */
  toHaveCaught(error?: unknown, cause?: unknown): Result;

  /**
   * The time that the execution, or the last visit of the state, took on its own clock.
   *
   * @example expect(run).toHaveTaken('7s');
   */
  toHaveTaken(time: DurationExpectation): Result;

  /** As `toHaveTaken`. */
  toHaveDuration(time: DurationExpectation): Result;

  /** State transitions as AWS bills them: the start, one for each state entered, one for each retry. */
  toHaveTransitions(count: number): Result;

  /** The execution would not cost more than so many US dollars on AWS (us-east-1), alone. See `run.cost`. */
  toCostAtMost(dollars: number): Result;

  /**
   * The whole history, event by event: types, or members of events with their details beside them.
   *
   * @example expect(run).toHaveHistory(['ExecutionStarted', { type: 'PassStateEntered', name: 'A' }, …]);
   */
  toHaveHistory(events: readonly EventExpectation[]): Result;

  /** These events in this order, with anything before, between and after them. */
  toHaveHistoryContaining(events: readonly EventExpectation[]): Result;

  /**
   * A run, or any run of a harness, called this service or function. `sent` is what a function, queue, topic, activity or
   * nested state machine received; of services, states and resources it is the parameters.
   *
   * @example expect(run).toHaveCalled('dynamodb:putItem', { TableName: 'Orders', Item: expect.anything() });
   * @example expect(sfn).toHaveCalled({ function: 'charge' }, { orderId: 1 }, { times: 2 });
   */
  toHaveCalled(callee: Callee, sent?: unknown, count?: CallCount): Result;

  /** These calls in this order, with any others before, between and after them. */
  toHaveCalledInOrder(calls: readonly CallStep[]): Result;

  /**
   * A message to an SQS queue: of a run, of all runs (`sfn`), or of what lies in `sfn.outbox`.
   *
   * @example expect(run).toHaveSent('orders', { orderId: 1 }, { groupId: 'eu' });
   */
  toHaveSent(queue: string, body?: unknown, more?: MessageExpectation): Result;

  /** A message to an SNS topic, as `toHaveSent`. */
  toHavePublished(topic: string, message?: unknown, more?: MessageExpectation): Result;

  /** An event put to an EventBridge bus (`default` …), by its detail. */
  toHavePutEvent(bus: string, detail?: unknown, more?: MessageExpectation): Result;

  /** Every script of the test was asked, and gave all its answers. */
  toHaveUsedAllMocks(): Result;

  /**
   * The execution did what another one did: path, data, calls, retries, variables, errors. Branches and items may run in
   * another order; ids, times, tokens, ids of requests, accounts and regions are others in each.
   *
   * @example expect(await order.run(input)).toMatchExecution(before);
   */
  toMatchExecution(other: Run<unknown>, options?: MatchOptions): Result;

  /**
   * The execution did what was recorded in a file by `stepmill record` or `run.record`: as `toMatchExecution`, and a failure
   * names the place in the definition that made the first difference.
   *
   * @example expect(await order.replay('recordings/a-17.json')).toMatchRecording('recordings/a-17.json');
   */
  toMatchRecording(file: string): Result;
}

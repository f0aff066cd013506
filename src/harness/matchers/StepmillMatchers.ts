import type { TargetName } from '../KnownFiles';
import type { RuleName } from '../../story/inspection/explainChoice';
import type { PathExpectation } from '../../story/trace/comparePath';
import type { Run } from '../run/Run';
import type { StateView } from '../run/StateView';
import type { Callee } from './callee';
import type { EventExpectation } from './historyMatcher';
import type { MessageExpectation } from './messageMatchers';
import type { CallCount } from './toHaveCalled';
import type { CallStep } from './toHaveCalledInOrder';
import type { RetryExpectation } from './toHaveRetried';
import type { DurationExpectation } from './toHaveTaken';
import type { MatchOptions } from './MatchOptions';

/** The names of the states of a run, or of a state's run. */
export type StatesOf<Received> =
  Received extends Run<infer _Output, infer State> ? State : Received extends StateView<infer State> ? State : string;

/**
 * The matchers of `expect(…)`. Expected values may contain asymmetric matchers (`expect.any(Number)`,
 * `expect.objectContaining({ … })`).
 */
export interface StepmillMatchers<Result, Received = unknown> {
  /** The execution ended with SUCCEEDED; the state was left without an error. */
  toHaveSucceeded(): Result;

  /** The execution ended with FAILED; the state ended with an error, caught or not. */
  toHaveFailed(): Result;

  /** Like `toHaveFailed`, with this error and, if given, this cause. */
  toHaveFailedWith(error: unknown, cause?: unknown): Result;

  /** The execution ended with TIMED_OUT; the last attempt of the task hit its timeout or missed a heartbeat. */
  toHaveTimedOut(): Result;

  /** The execution was stopped; the state was aborted by a failing sibling or by the end of the execution. */
  toHaveBeenAborted(): Result;

  /** The execution, or the state, has not ended yet. */
  toBeRunning(): Result;

  /** The execution was redriven this many times; without a number, at least once. */
  toHaveBeenRedriven(count?: number): Result;

  /** The output of a run, or of the last visit of a state. */
  toHaveOutput(expected: unknown): Result;

  /** The input of a run, or of the last visit of a state. */
  toHaveInput(expected: unknown): Result;

  /**
   * These variables had these values when the state was left, or, for a run, at its end. Other variables are ignored.
   *
   * @example expect(run.state('Count')).toHaveAssigned({ attempts: 1 });
   */
  toHaveAssigned(variables: Readonly<Record<string, unknown>>): Result;

  /**
   * The execution went through exactly these states. Write a Parallel or Map as its name, or with the paths of its
   * branches or items.
   *
   * @example expect(run).toHaveTakenPath(['Validate', { Fan: [['Charge'], ['Pack', 'Ship']] }, 'Done']);
   */
  toHaveTakenPath(expected: PathExpectation<StatesOf<Received>>): Result;

  /** The execution went through these states in this order, possibly with others before, between and after them. */
  toHaveTakenPathContaining(expected: PathExpectation<StatesOf<Received>>): Result;

  /** The execution entered this state, with this input if one is given. */
  toHaveEntered(state: StatesOf<Received>, input?: unknown): Result;

  /** The execution entered this state this many times. Loops and Map items count, retries do not. */
  toHaveEnteredTimes(state: StatesOf<Received>, count: number): Result;

  /** The execution left this state, with this output if one is given. */
  toHaveExited(state: StatesOf<Received>, output?: unknown): Result;

  /**
   * The Choice led to this state; with `rule`, because of this rule of `Choices`, counted from 0, or of `Default`.
   *
   * @example expect(run.state('IsLarge')).toHaveChosen('Approve', { rule: 0 });
   */
  toHaveChosen(next: StatesOf<Received>, more?: { readonly rule?: RuleName }): Result;

  /**
   * Retry ran the state again this many times; without a number, at least once.
   *
   * @example expect(run.state('Ship')).toHaveRetried(2, { delays: ['1s', '2s'] });
   */
  toHaveRetried(count?: number, more?: RetryExpectation): Result;

  /** A catcher caught this error; without an argument, any error. */
  toHaveCaught(error?: unknown, cause?: unknown): Result;

  /**
   * The time that the execution, or the last visit of the state, took on its own clock.
   *
   * @example expect(run).toHaveTaken('7s');
   */
  toHaveTaken(time: DurationExpectation): Result;

  /** Same as `toHaveTaken`. */
  toHaveDuration(time: DurationExpectation): Result;

  /** State transitions as AWS bills them: the start, one for each state entered, one for each retry. */
  toHaveTransitions(count: number): Result;

  /** On AWS, in its region, the execution alone would cost at most this many US dollars. See `run.cost`. */
  toCostAtMost(dollars: number): Result;

  /**
   * The whole history, event by event: each a type, or an object with members of the event and of its details.
   *
   * @example expect(run).toHaveHistory(['ExecutionStarted', { type: 'PassStateEntered', name: 'A' }, …]);
   */
  toHaveHistory(events: readonly EventExpectation[]): Result;

  /** The history has these events in this order, possibly with others before, between and after them. */
  toHaveHistoryContaining(events: readonly EventExpectation[]): Result;

  /**
   * A run, or any run of a harness, called this service or function. `sent` is what a function, queue, topic, activity or
   * nested state machine received; of services, states and resources it is the parameters.
   *
   * @example expect(run).toHaveCalled('dynamodb:putItem', { TableName: 'Orders', Item: expect.anything() });
   * @example expect(sfn).toHaveCalled({ function: 'charge' }, { orderId: 1 }, { times: 2 });
   */
  toHaveCalled(callee: Callee, sent?: unknown, count?: CallCount): Result;

  /** These calls were made in this order, possibly with others before, between and after them. */
  toHaveCalledInOrder(calls: readonly CallStep[]): Result;

  /**
   * A message was sent to an SQS queue: by a run, by any run (`sfn`), or it is in `sfn.outbox`.
   *
   * @example expect(run).toHaveSent('orders', { orderId: 1 }, { groupId: 'eu' });
   */
  toHaveSent(queue: TargetName<'queue'>, body?: unknown, more?: MessageExpectation): Result;

  /** A message was published to an SNS topic. Otherwise like `toHaveSent`. */
  toHavePublished(topic: TargetName<'topic'>, message?: unknown, more?: MessageExpectation): Result;

  /** An event with this detail was put to an EventBridge bus (`default` …). */
  toHavePutEvent(bus: TargetName<'eventBus'>, detail?: unknown, more?: MessageExpectation): Result;

  /**
   * An event (`sfn.events.put`), a schedule, a message or a request has started an execution: any, one of this state
   * machine, or one with this input. `not` throws if it could never have started that machine.
   *
   * @example expect(sent).toHaveStarted(order, { orderId: 1 });
   */
  toHaveStarted(stateMachine?: string | { readonly name: string }, input?: unknown): Result;

  /**
   * An event has matched the pattern of this rule, by its name or logical id. Failures show the fields that did not fit.
   *
   * @example expect(sent).toHaveMatchedRule('OrderPlaced');
   */
  toHaveMatchedRule(rule: string): Result;

  /** Every mock of the test was used, and gave all its answers. */
  toHaveUsedAllMocks(): Result;

  /**
   * The execution did the same as another one: path, data, calls, retries, variables, errors. Branches and items may
   * run in another order. Ids, times, tokens, accounts and regions may differ.
   *
   * @example expect(await order.run(input)).toMatchExecution(before);
   */
  toMatchExecution(other: Run<unknown>, options?: MatchOptions): Result;

  /**
   * The execution did the same as the one recorded in a file by `stepmill record` or `run.record`. Compares like
   * `toMatchExecution`; a failure names the place in the definition that made the first difference.
   *
   * @example expect(await order.replay('recordings/a-17.json')).toMatchRecording('recordings/a-17.json');
   */
  toMatchRecording(file: string): Result;
}

import { checkThrown } from '../../language/asl/statesErrors';
import { checkMembers } from '../../util/checkMembers';
import { HarnessError } from '../../errors/HarnessError';
import type { Answer, ScriptView } from './answers/Answer';
import { errorAnswer, type FailedOutcome } from './answers/errorAnswer';
import type { AnswerFunction } from './answers/functionAnswer';
import { openTokenAnswer, tokenAnswer, type Beats, type TokenEnd, silentAnswer } from './answers/tokenAnswer';
import { valueAnswer } from './answers/valueReply';
import type { InputPattern, InputPredicate } from './matchers/inputMatcher';
import {
  type RequestMatcher,
  attemptMatcher,
  testCaseMatcher,
  itemMatcher,
  machineMatcher,
} from './matchers/RequestMatcher';
import { parseDuration, type Duration } from './parseDuration';
import type { FailureOptions } from './results/serviceFailure';
import { Script } from './Script';
import { causeText, errorName, modeGiven, phaseGiven, refuseUndefined, wholeNumber } from './scriptArguments';
import { toJson } from './toJson';
import type { ValidationMode } from './ValidationMode';
import { lazy } from '../../util/lazy';

const loadInputMatcher = lazy(() => require('./matchers/inputMatcher') as typeof import('./matchers/inputMatcher'));
const loadServiceAnswers = lazy(() => require('./serviceAnswers') as typeof import('./serviceAnswers'));
const loadFunctionAnswer = lazy(() => require('./answers/functionAnswer') as typeof import('./answers/functionAnswer'));
const loadServiceFailure = lazy(() => require('./results/serviceFailure') as typeof import('./results/serviceFailure'));

/**
 * A mock: first which calls it matches, then its answers in sequence. The last answer repeats forever, unless
 * `.times(n)` or `.once()` limits it; every other is given once, or `.times(n)`. When its answers are used up, the next
 * matching mock answers.
 *
 * @example
 * mock('Ship').throws('Shipping.Down', 'no driver').times(2).returns({ parcel: 'p-1' });
 */
export class ScriptBuilder {
  readonly script: Script;
  private beating: Beats | undefined;

  /** @internal */
  constructor(
    matchers: readonly RequestMatcher[],
    private readonly view: ScriptView,
  ) {
    this.script = new Script(matchers);
  }

  // ── For which calls ────────────────────────────────────────────────────────────────────────────────────────────────

  /**
   * Only calls whose input matches a partial value (other members are ignored; it may contain `expect.any(…)`), or a
   * predicate. The input is the task's effective parameters; for `lambda(…)`, `sqs(…)`, `sns(…)` and `stateMachine(…)`
   * it is what these receive: the event, the message body, the input of the child execution.
   */
  when(input: InputPredicate | InputPattern): this {
    return this.onlyFor(loadInputMatcher().inputMatcher(input, this.view.inputOf), 'when');
  }

  /** Only in the Map iteration with this index, counted from 0, of the innermost Map, or of the Map state named. */
  forItem(index: number, map?: string): this {
    return this.onlyFor(itemMatcher(wholeNumber(index, 'The index of .forItem(…)', 0), map), 'forItem');
  }

  /** Only on this attempt of the task, counted from 0: 1 is the first retry. */
  onAttempt(attempt: number): this {
    return this.onlyFor(attemptMatcher(wholeNumber(attempt, 'The attempt of .onAttempt(…)', 0)), 'onAttempt');
  }

  /** Only in executions started with this test case (`arn#TestCase`). */
  inTestCase(name: string): this {
    return this.onlyFor(testCaseMatcher(name), 'inTestCase');
  }

  /** Only in executions of this state machine, by name or ARN. */
  inStateMachine(nameOrArn: string): this {
    return this.onlyFor(machineMatcher(nameOrArn), 'inStateMachine');
  }

  // ── Answers, in sequence ───────────────────────────────────────────────────────────────────────────────────────────

  /**
   * The task succeeds with this value. For `mock(…)`, `resource(…)` and `service(…)` it is the result of the task,
   * unchanged; for `lambda(…)` what the function returns; for `stateMachine(…)` the output of the child execution; for
   * `sqs(…)`, `sns(…)` and `eventBus(…)` members that replace those of the usual answer.
   */
  returns(value?: unknown): this {
    // `.returns()` is null.
    if (arguments.length > 0) refuseUndefined(value, 'The value of .returns(…)');
    return this.add(valueAnswer(toJson(value, 'The value of .returns(…)'), this.view.form));
  }

  /** The task succeeds with the usual answer of the service: message ids, execution ARNs, metadata. */
  succeeds(): this {
    return this.add(valueAnswer(undefined, this.view.success));
  }

  /** The task fails with exactly this error and cause; a cause that is not a string is converted to JSON. */
  throws(
    error: string,
    cause?: unknown,
    more: { readonly phase?: 'schedule' | 'start' | 'submit' | undefined } = {},
  ): this {
    checkMembers(more, ['phase'], '.throws(error, cause, more)');
    const phase = phaseGiven(more.phase);
    const name = errorName(error, 'The error of .throws(…)');
    checkThrown(name, 'The error of .throws(…)');
    const failure: FailedOutcome = { error: name, cause: causeText(cause), ...(phase === undefined ? {} : { phase }) };
    return this.add(errorAnswer(`throws '${name}'`, failure));
  }

  /**
   * The called service fails: a function with this error type and message, a nested execution with this error and
   * cause, any other service with this exception of its API and message. The task gets error and cause in AWS's form.
   * `Lambda.…Exception`, or options, say that Lambda or Step Functions itself rejects the call.
   */
  fails(name: string, message = '', options: FailureOptions = {}): this {
    errorName(name, 'The name of .fails(…)');
    checkMembers(options, ['statusCode', 'modelled'], '.fails(name, message, options)');
    return this.add(
      errorAnswer(`fails with '${name}'`, (request) =>
        loadServiceFailure().targetFailure(request, name, message, options),
      ),
    );
  }

  /** The function computes the result; it may be asynchronous. If it throws, the task fails with that error. */
  answers(answer: AnswerFunction): this {
    if (typeof answer !== 'function') {
      throw new HarnessError(
        '.answers(…) takes a function: .answers((input, request) => ({ … })). For a value, write .returns(…).',
      );
    }
    return this.add(loadFunctionAnswer().functionAnswer(answer, this.view));
  }

  /** A predefined answer by name: `lambda/throttled`, `dynamodb/conditionalCheckFailed`. See mocks/services/. */
  answersLike(name: string): this {
    return this.add(loadServiceAnswers().namedAnswer(name));
  }

  /** The task gets no answer; its timeout or heartbeat ends it. */
  timesOut(): this {
    return this.add(silentAnswer);
  }

  // ── Task tokens ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Sends heartbeats with the task's token, before the answer that follows (`.succeedsToken(…)`), if any. */
  beats(beating: { readonly every: Duration; readonly times: number }): this {
    checkMembers(beating, ['every', 'times'], '.beats(…)');
    const { every, times } = beating;
    const everySeconds = parseDuration(every, 'The interval of .beats(…)');
    const beats = { everySeconds, times: wholeNumber(times, 'The times of .beats(…)', 1) };
    const description = `beats ${times} times`;
    this.add(tokenAnswer(description, beats, undefined));
    this.beating = beats;
    return this;
  }

  /** SendTaskSuccess with the task's token, this long after the submission or the last heartbeat. */
  succeedsToken(output?: unknown, more: { readonly after?: Duration } = {}): this {
    checkMembers(more, ['after'], '.succeedsToken(output, more)');
    if (arguments.length === 1) refuseUndefined(output, 'The output of .succeedsToken(…)');
    const afterSeconds = parseDuration(more.after ?? 0, 'The delay of .succeedsToken(…)');
    const outcome = { output: toJson(output, 'The output of .succeedsToken(…)') };
    return this.addTokenEnd('succeeds the token', { outcome, afterSeconds });
  }

  /** SendTaskFailure with the task's token. */
  failsToken(error?: string, cause?: unknown, more: { readonly after?: Duration } = {}): this {
    checkMembers(more, ['after'], '.failsToken(error, cause, more)');
    const afterSeconds = parseDuration(more.after ?? 0, 'The delay of .failsToken(…)');
    return this.addTokenEnd('fails the token', { outcome: { error, cause: causeText(cause) }, afterSeconds });
  }

  /** The call succeeds, and the token stays open: the test ends the task, like any other client. */
  leavesTokenOpen(): this {
    return this.add(openTokenAnswer);
  }

  // ── About the last answer ──────────────────────────────────────────────────────────────────────────────────────────

  /** The last answer is given this many times. */
  times(times: number): this {
    this.script.last('times').times = wholeNumber(times, 'The number of .times(…)', 1);
    return this;
  }

  /** The last answer is given once: `.times(1)`. */
  once(): this {
    return this.times(1);
  }

  /** The last answer is delayed, on the emulator's clock: by `2` (seconds), `'2s'`, `'5m'`, `'30d'`. */
  after(delay: Duration): this {
    this.script.last('after').delaySeconds = parseDuration(delay, 'The delay of .after(…)');
    return this;
  }

  /**
   * The response of a `.sync` or `.waitForTaskToken` task on submission (TaskSubmitted), before the last answer ends
   * it.
   */
  submitting(submission: unknown): this {
    this.script.last('submitting').submitted = toJson(submission, 'The value of .submitting(…)');
    return this;
  }

  // ── About the whole script ─────────────────────────────────────────────────────────────────────────────────────────

  /** The sequence restarts in each execution, instead of continuing across executions. */
  perExecution(): this {
    this.script.counting = 'execution';
    return this;
  }

  /** How strictly the answers of this mock are compared with the service's API, instead of the general setting. */
  validated(mode: ValidationMode): this {
    this.script.validation = modeGiven(mode);
    return this;
  }

  /**
   * Allows it to stay unused: no check for unused mocks or unmatched names reports it.
   *
   * @example sfn.mock.sns('alarms').optional().succeeds();
   */
  optional(): this {
    this.script.isOptional = true;
    return this;
  }

  /** Removes the mock, as if it had never been written. */
  remove(): void {
    this.script.owner?.remove(this.script);
  }

  private onlyFor(matcher: RequestMatcher, method: string): this {
    if (this.script.steps.length > 0) {
      throw new HarnessError(
        `.${method}(…) comes after an answer of the ${this.script.description}. First write which calls a script ` +
          `matches, then its answers; for other calls, write another script.`,
      );
    }
    this.script.matchers.push(matcher);
    return this;
  }

  private add(answer: Answer): this {
    this.beating = undefined;
    const { refused } = this.view;
    this.script.add(refused ? { ...answer, reply: (request) => refused(request) ?? answer.reply(request) } : answer);
    return this;
  }

  /** Preceding heartbeats belong to the same token. */
  private addTokenEnd(description: string, end: TokenEnd): this {
    const beats = this.beating;
    if (!beats) return this.add(tokenAnswer(description, undefined, end));
    const { delaySeconds, submitted } = this.script.steps.pop()!;
    this.add(tokenAnswer(`beats ${beats.times} times, then ${description}`, beats, end));
    Object.assign(this.script.steps.at(-1)!, { delaySeconds, submitted });
    return this;
  }
}

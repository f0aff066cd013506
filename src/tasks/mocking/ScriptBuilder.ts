import type { TaskRequest } from '../../language/asl/task';
import { checkMembers } from '../../util/checkMembers';
import { HarnessError } from '../../errors/HarnessError';
import type { Json } from '../../util/json';
import type { Answer, ResultForm } from './answers/Answer';
import { errorAnswer, type FailedOutcome } from './answers/errorAnswer';
import { functionAnswer, type AnswerFunction } from './answers/functionAnswer';
import { openTokenAnswer, tokenAnswer, type Beats, type TokenEnd, silentAnswer } from './answers/tokenAnswer';
import { valueAnswer } from './answers/valueReply';
import type { ValidationMode } from './drift/MockChecker';
import { inputMatcher, type InputPattern, type InputPredicate } from './matchers/inputMatcher';
import {
  type RequestMatcher,
  attemptMatcher,
  testCaseMatcher,
  itemMatcher,
  machineMatcher,
} from './matchers/RequestMatcher';
import { parseDuration, type Duration } from './parseDuration';
import { targetFailure, type FailureOptions } from './results/serviceFailure';
import { Script } from './Script';
import { namedAnswer } from './serviceAnswers';
import { causeText, errorName, modeGiven, phaseGiven, refuseUndefined, wholeNumber } from './scriptArguments';
import { toJson } from './toJson';

/** How a script of one kind (`lambda(…)`, `sqs(…)`, `mock(…)` …) sees its task. */
export interface ScriptView {
  /** What `.when(…)` and `.answers(…)` get. */
  readonly inputOf: (request: TaskRequest) => Json;
  /** What becomes of a value given by `.returns(…)` or `.answers(…)`. */
  readonly form: ResultForm;
  /** The service's ordinary success. */
  readonly success: ResultForm;
  /** Errors thrown by a function of `.answers(…)` are those of a Lambda function. */
  readonly throwsAsFunction: boolean;
}

/**
 * Writes a script: first for which calls, then the answers in sequence. The last answer repeats for ever unless it is
 * bounded by `.times(n)` or `.once()`; every other is given once, or as often as its `.times(n)` says. A script that
 * has no answer left lets the next one answer.
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
   * Only calls whose input matches: a part of it (other members are free; `expect.any(…)` may stand in it), or a
   * predicate. The input is the task's effective parameters; of a script made by `lambda(…)`, `sqs(…)`, `sns(…)` or
   * `stateMachine(…)` it is what these receive: the event, the message's body, the child's input.
   */
  when(input: InputPredicate | InputPattern): this {
    return this.onlyFor(inputMatcher(input, this.view.inputOf), 'when');
  }

  /** Only in the Map iteration of this index, from 0: of the innermost Map, or of the Map state named. */
  forItem(index: number, map?: string): this {
    return this.onlyFor(itemMatcher(wholeNumber(index, 'The index of .forItem(…)', 0), map), 'forItem');
  }

  /** Only on this attempt of the task, from 0: 1 is the first retry. */
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
   * The task succeeds with this value. Of `mock(…)`, `resource(…)` and `service(…)` it is the task's result as it is;
   * of `lambda(…)` what the function returns, of `stateMachine(…)` the child's output, of `sqs(…)`, `sns(…)` and
   * `eventBus(…)` members over the usual answer.
   */
  returns(value?: unknown): this {
    // `.returns()` is null.
    if (arguments.length > 0) refuseUndefined(value, 'The value of .returns(…)');
    return this.add(valueAnswer(toJson(value, 'The value of .returns(…)'), this.view.form));
  }

  /** The task succeeds with whatever the service ordinarily answers: message ids, execution ARNs, metadata. */
  succeeds(): this {
    return this.add(valueAnswer(undefined, this.view.success));
  }

  /** The task fails with exactly this error and cause; a cause that is no text is written as JSON. */
  throws(
    error: string,
    cause?: unknown,
    more: { readonly phase?: 'schedule' | 'start' | 'submit' | undefined } = {},
  ): this {
    checkMembers(more, ['phase'], '.throws(error, cause, more)');
    const phase = phaseGiven(more.phase);
    const name = errorName(error, 'The error of .throws(…)');
    const failure: FailedOutcome = { error: name, cause: causeText(cause), ...(phase === undefined ? {} : { phase }) };
    return this.add(errorAnswer(`throws '${name}'`, failure));
  }

  /**
   * Whatever is called fails in its own way: a function with this error type and message, a nested execution with this
   * error and cause, any other service with this exception of its API and message. Error and cause get AWS's form.
   */
  fails(name: string, message = '', options: FailureOptions = {}): this {
    errorName(name, 'The name of .fails(…)');
    checkMembers(options, ['statusCode', 'modelled'], '.fails(name, message, options)');
    return this.add(errorAnswer(`fails with '${name}'`, (request) => targetFailure(request, name, message, options)));
  }

  /** The task ends as the function says, which may be asynchronous. What it throws is the task's error. */
  answers(answer: AnswerFunction): this {
    if (typeof answer !== 'function') {
      throw new HarnessError(
        '.answers(…) takes a function: .answers((input, request) => ({ … })). For a value, write .returns(…).',
      );
    }
    return this.add(functionAnswer(answer, this.view));
  }

  /** A ready-made answer by name: `lambda/throttled`, `dynamodb/conditionalCheckFailed`. See mocks/services/. */
  answersLike(name: string): this {
    return this.add(namedAnswer(name));
  }

  /** It is never answered: its time-out or heartbeat ends the task. */
  timesOut(): this {
    return this.add(silentAnswer);
  }

  // ── Task tokens ────────────────────────────────────────────────────────────────────────────────────────────────────

  /** Heartbeats with the task's token, before what follows (`.succeedsToken(…)`), or before silence. */
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

  /** The task's token is sent back with success, this long after the submission or the last heartbeat. */
  succeedsToken(output?: unknown, more: { readonly after?: Duration } = {}): this {
    checkMembers(more, ['after'], '.succeedsToken(output, more)');
    if (arguments.length === 1) refuseUndefined(output, 'The output of .succeedsToken(…)');
    const afterSeconds = parseDuration(more.after ?? 0, 'The delay of .succeedsToken(…)');
    const outcome = { output: toJson(output, 'The output of .succeedsToken(…)') };
    return this.addTokenEnd('succeeds the token', { outcome, afterSeconds });
  }

  /** The task's token is sent back with a failure. */
  failsToken(error?: string, cause?: unknown, more: { readonly after?: Duration } = {}): this {
    checkMembers(more, ['after'], '.failsToken(error, cause, more)');
    const afterSeconds = parseDuration(more.after ?? 0, 'The delay of .failsToken(…)');
    return this.addTokenEnd('fails the token', { outcome: { error, cause: causeText(cause) }, afterSeconds });
  }

  /** The call is answered; its token is left to the test, which ends the task like any other client. */
  leavesTokenOpen(): this {
    return this.add(openTokenAnswer);
  }

  // ── About the last answer ──────────────────────────────────────────────────────────────────────────────────────────

  /** The last answer is given so many times. */
  times(times: number): this {
    this.script.last('times').times = wholeNumber(times, 'The number of .times(…)', 1);
    return this;
  }

  /** The response before this is given once: `.times(1)`. */
  once(): this {
    return this.times(1);
  }

  /** The last answer comes so much later, on the emulator's clock: `2` or `'2s'`, `'5m'`, `'30d'`. */
  after(delay: Duration): this {
    this.script.last('after').delaySeconds = parseDuration(delay, 'The delay of .after(…)');
    return this;
  }

  /** What a `.sync` or `.waitForTaskToken` task receives when it is submitted, before the last answer ends it. */
  submitting(submission: unknown): this {
    this.script.last('submitting').submitted = toJson(submission, 'The value of .submitting(…)');
    return this;
  }

  // ── About the whole script ─────────────────────────────────────────────────────────────────────────────────────────

  /** The sequence starts over in every execution, instead of continuing where the last one stopped. */
  perExecution(): this {
    this.script.counting = 'execution';
    return this;
  }

  /** Answers are compared with the service's API this strictly, whatever holds for other scripts. */
  validated(mode: ValidationMode): this {
    this.script.validation = modeGiven(mode);
    return this;
  }

  private onlyFor(matcher: RequestMatcher, method: string): this {
    if (this.script.steps.length > 0) {
      throw new HarnessError(
        `.${method}(…) stands behind an answer of the ${this.script.description}. Say first for which calls a script ` +
          `is, then what it answers; for other calls write another script.`,
      );
    }
    this.script.matchers.push(matcher);
    return this;
  }

  private add(answer: Answer): this {
    this.beating = undefined;
    this.script.add(answer);
    return this;
  }

  /** Heartbeats that were just written belong to the same token. */
  private addTokenEnd(description: string, end: TokenEnd): this {
    const beats = this.beating;
    if (!beats) return this.add(tokenAnswer(description, undefined, end));
    const { delaySeconds, submitted } = this.script.steps.pop()!;
    this.add(tokenAnswer(`beats ${beats.times} times, then ${description}`, beats, end));
    Object.assign(this.script.steps.at(-1)!, { delaySeconds, submitted });
    return this;
  }
}

import type { TaskReply, TaskRequest } from '../../contract/task';
import type { Json } from '../../util/json';
import { HarnessError } from '../../errors/HarnessError';
import type { Answer } from './answers/Answer';
import { staysOpen } from './answers/valueReply';
import type { RequestMatcher } from './matchers/RequestMatcher';
import { submittedAs } from './results/serviceResult';
import type { CallList } from './CallList';
import type { TargetNames } from '../../services/TargetNames';
import type { ValidationMode } from './ValidationMode';
import { callName } from './callName';

/**
 * How a script counts which answer is next: all its calls, those of each execution, or the invocations of the state in
 * its execution (Step Functions Local's counter).
 */
type Counting = 'script' | 'execution' | 'invocation';

/** One answer in a script's sequence. */
export interface Step {
  readonly answer: Answer;
  /** How many times it is given before the next one; without a number, for ever. */
  times: number | undefined;
  delaySeconds: number;
  /** First answer of a task that stays open, instead of the service's usual one. */
  submitted: Json | undefined;
  /** How many times it has been given. */
  taken: number;
}

interface ScriptOwner {
  /** Removes a script; `false` if it is no longer there. */
  remove(script: Script): boolean;
}

/** Which tasks it matches, and its sequence of answers. All ways of writing mocks make scripts. */
export class Script {
  /** @internal */
  readonly matchers: RequestMatcher[];
  /** @internal */
  readonly steps: Step[] = [];
  /** @internal */
  counting: Counting = 'script';
  /** How strictly its answers are checked, if not like the others. @internal */
  validation: ValidationMode | undefined = undefined;
  /** Whether a test in which it is never asked fails, whatever the option `unusedMocks` says. @internal */
  mustBeAsked = false;
  /** Other names that the loaded files have for what it is for. @internal */
  names: TargetNames | undefined = undefined;
  /** When it was written: later ones are asked first. @internal */
  order = 0;
  /** Whether it may stay unused. @internal */
  isOptional = false;
  /** The mocks that it was added to. @internal */
  owner: ScriptOwner | undefined = undefined;
  private counts = new Map<string, number>();
  /** Whether it has ever answered, also before `restore`. @internal */
  everUsed = false;

  /** @param origin where it was written, for messages: `MockConfigFile.json`; not there for scripts of a test @internal */
  constructor(
    matchers: readonly RequestMatcher[],
    readonly origin?: string,
  ) {
    this.matchers = [...matchers];
  }

  /** Adds an answer. The one before it is given once, unless it says how often. @internal */
  add(answer: Answer, { times, delaySeconds = 0 }: Partial<Pick<Step, 'times' | 'delaySeconds'>> = {}): void {
    const last = this.steps.at(-1);
    if (last) last.times ??= 1;
    this.steps.push({ answer, times, delaySeconds, submitted: undefined, taken: 0 });
  }

  /** The answer that was added last. Throws a HarnessError, which names `method`, if there is none. @internal */
  last(method: string): Step {
    const last = this.steps.at(-1);
    if (last) return last;
    throw new HarnessError(
      `.${method}(…) says something about the answer before it, and the ${this.description} has none yet. ` +
        `Write .returns(…) or .throws(…) first.`,
    );
  }

  /** As it reads in a message: `mock of state 'Charge', attempt 0`. */
  get description(): string {
    const whom = this.matchers.map(({ description }) => description).join(', ');
    return `mock of ${whom}${this.origin === undefined ? '' : ` (${this.origin})`}`;
  }

  /** @internal */
  matches(request: TaskRequest): boolean {
    for (const matcher of this.matchers) if (!matcher.matches(request, this.names)) return false;
    return true;
  }

  /** Why the script does not match this request, as half a sentence; `undefined` if it does. @internal */
  whyNot(request: TaskRequest): string | undefined {
    const matcher = this.matchers.find((candidate) => !candidate.matches(request, this.names));
    if (matcher) return `it is for ${matcher.description}, and ${matcher.mismatch(request)}`;
    if (this.steps.length === 0) return 'it has no answer: write .returns(…), .throws(…) or .answers(…)';
    return this.stepFor(request) ? undefined : `its answers are used up: ${this.scripted()}`;
  }

  /** Takes the next answer; `undefined` if none is left. @internal */
  take(request: TaskRequest): TaskReply | Promise<TaskReply> | undefined {
    const step = this.stepFor(request);
    if (!step) return undefined;
    const key = this.counterOf(request);
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
    step.taken++;
    this.everUsed = true;
    if (step.submitted !== undefined) refuseSubmission(request);
    const reply = step.answer.reply(request);
    if (step.delaySeconds === 0 && step.submitted === undefined) return reply;
    return reply instanceof Promise
      ? reply.then((settled) => adorn(settled, step, request))
      : adorn(reply, step, request);
  }

  /** How many calls it has answered. */
  get used(): number {
    return this.steps.reduce((sum, step) => sum + step.taken, 0);
  }

  /** The answers that have not all been given, in words: `throws 'Shipping.Down' (1 of 3 given)`. */
  get outstanding(): readonly string[] {
    return this.steps
      .filter(({ times, taken }) => taken < (times ?? 1))
      .map(
        ({ answer, times, taken }) => answer.description + (times === undefined ? '' : ` (${taken} of ${times} given)`),
      );
  }

  /** Whether all answers are used up. */
  get exhausted(): boolean {
    return this.steps.length > 0 && this.steps.every(({ times, taken }) => times !== undefined && taken >= times);
  }

  /** Starts its sequence again. @internal */
  restore(): void {
    this.counts.clear();
    for (const step of this.steps) step.taken = 0;
  }

  private stepFor(request: TaskRequest): Step | undefined {
    let position =
      this.counting === 'invocation' ? request.invocation : (this.counts.get(this.counterOf(request)) ?? 0);
    for (const step of this.steps) {
      if (step.times === undefined || position < step.times) return step;
      position -= step.times;
    }
    return undefined;
  }

  private counterOf(request: TaskRequest): string {
    return this.counting === 'execution' ? request.executionArn : '';
  }

  private scripted(): string {
    return this.steps
      .map(({ answer, times }) => answer.description + (times !== undefined && times > 1 ? ` ${times} times` : ''))
      .join(', then ');
  }
}

function refuseSubmission(request: TaskRequest): void {
  if (staysOpen(request)) return;
  throw new HarnessError(
    `The mock of state '${request.state}' says what the task is given when it is submitted, .submitting(…), but ` +
      `'${callName(request.resource)}' has one answer alone. Its Resource would end in .sync or .waitForTaskToken.`,
  );
}

function adorn(reply: TaskReply, { delaySeconds, submitted }: Step, request: TaskRequest): TaskReply {
  const later = delaySeconds + (reply.delaySeconds ?? 0);
  return {
    ...reply,
    ...(later > 0 ? { delaySeconds: later } : {}),
    ...(submitted === undefined ? {} : { submitted: submittedAs(submitted, request) }),
  };
}

/** Why a script has answered nothing, judging by the calls: no task matched, or another script was asked first. */
export function whyUnused(script: Script, calls: CallList): string {
  const taken = calls.for(script).where((call) => call.script !== undefined && call.script !== script);
  const by = taken.all[0]?.script;
  if (by === undefined) return 'never asked';
  const what = taken.count === 1 ? 'its call was' : `its ${taken.count} calls were`;
  return `never asked: ${what} answered by the ${by.description}, which comes before it`;
}

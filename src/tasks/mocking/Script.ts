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
import { isPending } from '../../util/pending';

/**
 * How a script counts its answers: over all its calls, for each execution, or for the invocations of the state in its
 * execution (Step Functions Local's counter).
 */
type Counting = 'script' | 'execution' | 'invocation';

/** One answer in a script's sequence. */
export interface Step {
  readonly answer: Answer;
  /** How many times it is given before the next one; without a number, forever. */
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

/** Which tasks it matches, and its sequence of answers. All ways of writing mocks create scripts. */
export class Script {
  /** @internal */
  readonly matchers: RequestMatcher[];
  /** @internal */
  readonly steps: Step[] = [];
  /** @internal */
  counting: Counting = 'script';
  /** How strictly its answers are checked, if it differs from the general setting. @internal */
  validation: ValidationMode | undefined = undefined;
  /** Whether a test in which it is never used fails, whatever the option `unusedMocks` says. @internal */
  mustBeAsked = false;
  /** Other names that the loaded files use for what it matches. @internal */
  names: TargetNames | undefined = undefined;
  /** When it was written: later ones are tried first. @internal */
  order = 0;
  /** Whether it may stay unused. @internal */
  isOptional = false;
  /** The mocks that it was added to. @internal */
  owner: ScriptOwner | undefined = undefined;
  private counts = new Map<string, number>();
  /** Whether it has ever answered, including before `restore`. @internal */
  everUsed = false;

  /** @param origin where it was written, for messages: `MockConfigFile.json`; absent for scripts of a test @internal */
  constructor(
    matchers: readonly RequestMatcher[],
    readonly origin?: string,
  ) {
    this.matchers = [...matchers];
  }

  /** Adds an answer. The previous one is given once, unless it says how often. @internal */
  add(answer: Answer, { times, delaySeconds = 0 }: Partial<Pick<Step, 'times' | 'delaySeconds'>> = {}): void {
    const last = this.steps.at(-1);
    if (last) last.times ??= 1;
    this.steps.push({ answer, times, delaySeconds, submitted: undefined, taken: 0 });
  }

  /** The last answer. Throws a HarnessError, which names `method`, if it is missing. @internal */
  last(method: string): Step {
    const last = this.steps.at(-1);
    if (last) return last;
    throw new HarnessError(
      `.${method}(…) changes the answer before it, but the ${this.description} has none yet. ` +
        `Write .returns(…) or .throws(…) first.`,
    );
  }

  /** The script in a message: `mock of state 'Charge', attempt 0`. */
  get description(): string {
    const whom = this.matchers.map(({ description }) => description).join(', ');
    return `mock of ${whom}${this.origin === undefined ? '' : ` (${this.origin})`}`;
  }

  /** @internal */
  matches(request: TaskRequest): boolean {
    for (const matcher of this.matchers) if (!matcher.matches(request, this.names)) return false;
    return true;
  }

  /** Why the script does not match this request, as a clause; `undefined` if it does. @internal */
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
    return isPending(reply) ? reply.then((settled) => adorn(settled, step, request)) : adorn(reply, step, request);
  }

  /** The number of calls that it has answered. */
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

  /** Restarts its sequence. @internal */
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
    `The mock of state '${request.state}' sets the response on submission, .submitting(…), but ` +
      `'${callName(request.resource)}' has only one response. Its Resource would have to end in .sync or .waitForTaskToken.`,
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

/** Why a script has answered nothing, judging by the calls: no task matched, or another script was tried first. */
export function whyUnused(script: Script, calls: CallList): string {
  const taken = calls.for(script).where((call) => call.script !== undefined && call.script !== script);
  const by = taken.all[0]?.script;
  if (by === undefined) return 'never used';
  const what = taken.count === 1 ? 'its call was' : `its ${taken.count} calls were`;
  return `never used: ${what} answered by the ${by.description}, which comes before it`;
}

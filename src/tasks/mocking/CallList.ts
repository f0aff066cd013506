import type { TargetKind } from '../../services/AwsService';
import type { ChildTasks } from './ChildTasks';
import type { AnsweredBy, Call } from './Call';
import { CallIndex } from './CallIndex';
import { HarnessError } from '../../errors/HarnessError';
import { unknownName } from '../../util/checkMembers';
import {
  checkMachineSpelling,
  checkServiceCallee,
  checkNameOfState,
  checkTargetName,
  type KnownTargets,
} from './checkCalleeName';
import { type RequestMatcher, stateMatcher, machineMatcher } from './matchers/RequestMatcher';
import { serviceMatcher } from './matchers/serviceMatcher';
import { targetMatcher } from './matchers/targetMatcher';
import type { Script } from './Script';
import type { ScriptBuilder } from './ScriptBuilder';
import { isTrue } from '../../util/isTrue';
import { brandClass } from '../../util/brandClass';
import { printBriefly, tellBriefly } from '../../util/brief';

/** The definitions in which the names of queries are looked up. */
export type Names = () => Omit<KnownTargets, 'calls'>;

interface Selection {
  readonly whole?: CallList;
  readonly elsewhere?: ChildTasks | undefined;
}

const answerers: readonly AnsweredBy[] = ['mock', 'local', 'real', 'unmocked', 'unknown'];

/** The number of calls that are printed for a list. */
const mostShown = 20;

/**
 * A list of calls, in order. A query by a misspelt name throws a HarnessError: with `count` 0 it would look like a
 * callee that was never called. ARNs are not checked.
 */
export class CallList {
  readonly #selected: readonly Call[];
  /** The list from which this one was selected. Its names are known, too. */
  readonly #whole: CallList;
  readonly #elsewhere: ChildTasks | undefined;
  #names: Names;

  /** @internal */
  constructor(all: readonly Call[], names: Names = () => ({ definitions: [] }), { whole, elsewhere }: Selection = {}) {
    this.#selected = all;
    this.#names = names;
    this.#whole = whole ?? this;
    this.#elsewhere = elsewhere;
    tellBriefly(this, () => {
      const { found } = this;
      const shown = found.slice(0, mostShown).map(({ name, target, state }) => `${target ?? name} by '${state}'`);
      const more = found.length > mostShown ? [`… and ${found.length - mostShown} more`] : [];
      return { count: found.length, calls: [...shown, ...more] };
    });
  }

  /** Other tasks that may have made such calls, which are not in the list. @internal */
  get elsewhere(): ChildTasks | undefined {
    return this.#elsewhere;
  }

  /** Sets the definitions in which the names of queries are looked up. @internal */
  knowing(names: Names): this {
    this.#names = names;
    return this;
  }

  /** The calls in the list, which may be empty. @internal */
  get found(): readonly Call[] {
    return this.#selected;
  }

  /**
   * The calls, oldest first. Throws a HarnessError if a run has made none, but children of its Distributed Map may
   * have: their calls are not in the list.
   */
  get all(): readonly Call[] {
    const { found, elsewhere } = this;
    if (found.length === 0 && elsewhere !== undefined) throw elsewhere.error('sfn.calls');
    return found;
  }

  /** The names against which queries are checked. @internal */
  get known(): KnownTargets {
    return { calls: this.#whole.found, ...this.#names() };
  }

  /** The number of calls. */
  get count(): number {
    return this.all.length;
  }

  /** The newest call. Throws a HarnessError without one; use `count` for the number of calls. */
  get last(): Call {
    return this.all.at(-1) ?? this.noCall();
  }

  /** @internal */
  protected noCall(): never {
    const made = [
      ...new Set(this.#whole.found.map(({ name, target }) => (target === undefined ? name : `${name} ${target}`))),
    ];
    const calls = made.length === 0 ? 'No call was made.' : `Calls were: ${made.slice(0, 10).join(', ')}.`;
    throw new HarnessError(
      `There is no last call. ${calls} To assert that no call was made: expect(calls.count).toBe(0).`,
    );
  }

  /** By the name of the Task state. */
  ofState(state: string): CallList {
    return this.matching(stateMatcher(state), (known) => {
      checkNameOfState(state, known);
    });
  }

  /** By service, or service and action, in the form of `service(…)`: `ofService('dynamodb', 'getItem')`. */
  ofService(service: string, action?: string): CallList {
    const name = action === undefined ? service : `${service}:${action}`;
    return this.matching(serviceMatcher(name), ({ definitions }) => {
      checkServiceCallee(name, definitions);
    });
  }

  /** By the function's name or ARN. */
  ofFunction(nameOrArn: string): CallList {
    return this.ofTarget('function', nameOrArn);
  }

  /** By the queue's name, URL or ARN. */
  ofQueue(queue: string): CallList {
    return this.ofTarget('queue', queue);
  }

  /** By the topic's name or ARN. */
  ofTopic(topic: string): CallList {
    return this.ofTarget('topic', topic);
  }

  /** By the activity's name or ARN. */
  ofActivity(nameOrArn: string): CallList {
    return this.ofTarget('activity', nameOrArn);
  }

  /** Starts of this nested state machine. */
  ofNestedStateMachine(nameOrArn: string): CallList {
    return this.ofTarget('stateMachine', nameOrArn);
  }

  /** Made by executions of this state machine. */
  inStateMachine(nameOrArn: string): CallList {
    return this.matching(machineMatcher(nameOrArn), (known) => {
      checkMachineSpelling(nameOrArn, known);
    });
  }

  /** Made by this execution. */
  inExecution(arn: string): CallList {
    if (typeof arn !== 'string' || !arn.includes(':'))
      throw new HarnessError(`inExecution takes the ARN of an execution, run.executionArn, not ${arn}.`);
    return this.where((call) => call.executionArn === arn);
  }

  /** The calls that were answered by a mock, a function, an endpoint … */
  answeredBy(who: AnsweredBy): CallList {
    if (!answerers.includes(who)) throw unknownName('There is no kind of answer', who, answerers);
    if (who !== 'unknown' && this.found.some(({ answeredBy }) => answeredBy === 'unknown'))
      throw new HarnessError(
        'A history does not say what answered. The log does: sfn.calls.inExecution(run.executionArn).answeredBy(…)',
      );
    return this.where((call) => call.answeredBy === who);
  }

  /**
   * The calls that a script matches, whether or not it answered them: `calls.for(lambda('charge').when({ orderId: 1
   * }))`.
   */
  for(script: Script | ScriptBuilder): CallList {
    const { matchers, names = this.#names().targets } = 'script' in script ? script.script : script;
    const elsewhere = matchers.reduce(
      (left: ChildTasks | undefined, matcher) => left?.narrowed(matcher, names),
      this.elsewhere,
    );
    return this.select(({ asked }) => matchers.every((matcher) => matcher.matches(asked, names)), elsewhere);
  }

  /** The calls for which the function returns true. */
  where(predicate: (call: Call) => boolean): CallList {
    return this.select((call) => isTrue(predicate(call), 'The condition of .where(…)'), this.elsewhere);
  }

  private ofTarget(kind: TargetKind, name: string): CallList {
    return this.matching(targetMatcher(kind, name), (known) => {
      checkTargetName(kind, name, known);
    });
  }

  /** @param check checks the name if no call matches. The matcher is one that `CallIndex` can look up. */
  private matching(matcher: RequestMatcher, check?: (known: KnownTargets) => void): CallList {
    const { targets } = this.#names();
    const elsewhere = this.elsewhere?.narrowed(matcher, targets);
    const found = this.selected(CallIndex.of(this.found).matching(matcher, targets), elsewhere);
    if (found.found.length === 0) check?.(this.known);
    return found;
  }

  private select(isChosen: (call: Call) => boolean, elsewhere: ChildTasks | undefined): CallList {
    return this.selected(this.found.filter(isChosen), elsewhere);
  }

  private selected(calls: readonly Call[], elsewhere: ChildTasks | undefined): CallList {
    return new CallList(calls, () => this.#names(), { whole: this.#whole, elsewhere });
  }
}
brandClass(CallList, 'CallList');
printBriefly(CallList, 'CallList');

import type { TaskRequest } from '../../language/asl/task';
import type { TargetKind } from '../awsServices/AwsService';
import { toCompact } from '../../language/asl/CompactRequest';
import { Call, valuesOfCall, type AnsweredBy } from './Call';
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

/** Where the names stand that a query may ask for. */
type Names = () => Omit<KnownTargets, 'calls'>;

const answerers: readonly AnsweredBy[] = ['mock', 'local', 'real', 'unmocked', 'unknown'];

/**
 * The calls of a selection, in order. A query by a misspelt name throws a HarnessError: `count` 0 would look like a callee
 * that was never called. An ARN is taken as it is.
 */
export class CallList {
  private readonly selected: readonly Call[];
  /** The list that this one was selected from: what it names is known, too. @internal */
  private readonly whole: CallList;
  /** @internal */
  protected names: Names;

  /** @internal */
  constructor(all: readonly Call[], names: Names = () => ({ definitions: [] }), whole?: CallList) {
    this.selected = all;
    this.names = names;
    this.whole = whole ?? this;
  }

  /** Oldest first. */
  get all(): readonly Call[] {
    return this.selected;
  }

  /** The names that queries are held against. @internal */
  get known(): KnownTargets {
    return { calls: this.whole.all, ...this.names() };
  }

  /** How many there are. */
  get count(): number {
    return this.all.length;
  }

  /** The newest; `undefined` when there is none. */
  get last(): Call | undefined {
    return this.all.at(-1);
  }

  /** By the name of the Task state. */
  ofState(state: string): CallList {
    return this.matching(stateMatcher(state), (known) => {
      checkNameOfState(state, known);
    });
  }

  /** By service, or service and action, as `service(…)` takes them: `ofService('dynamodb', 'getItem')`. */
  ofService(service: string, action?: string): CallList {
    const name = action === undefined ? service : `${service}:${action}`;
    return this.matching(serviceMatcher(name), () => {
      checkServiceCallee(name);
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

  /** The calls that this one has answered: a mock, a function, an endpoint … */
  answeredBy(who: AnsweredBy): CallList {
    if (!answerers.includes(who)) throw unknownName('Nothing answers calls that is called', who, answerers);
    if (who !== 'unknown' && this.all.some(({ answeredBy }) => answeredBy === 'unknown'))
      throw new HarnessError(
        'A history does not tell who answered. The log does: sfn.calls.inExecution(run.executionArn).answeredBy(…)',
      );
    return this.where((call) => call.answeredBy === who);
  }

  /** The calls that a script is for, whether or not it answered them: `calls.for(lambda('charge').when({ orderId: 1 }))`. */
  for(script: Script | ScriptBuilder): CallList {
    const { matchers } = 'script' in script ? script.script : script;
    return this.where(({ asked }) => matchers.every((matcher) => matcher.matches(asked)));
  }

  /** The calls for which the function says yes. */
  where(predicate: (call: Call) => boolean): CallList {
    const chosen = this.all.filter((call) => isTrue(predicate(call), 'The condition of .where(…)'));
    return new CallList(chosen, () => this.names(), this.whole);
  }

  private ofTarget(kind: TargetKind, name: string): CallList {
    return this.matching(targetMatcher(kind, name), (known) => {
      checkTargetName(kind, name, known);
    });
  }

  /** @param check of the name, when no call has it */
  private matching(matcher: RequestMatcher, check?: (known: KnownTargets) => void): CallList {
    const found = this.where(({ asked }) => matcher.matches(asked));
    if (found.count === 0) check?.(this.known);
    return found;
  }
}
brandClass(CallList, 'CallList');

/** So many calls are in a piece of the log. */
const callsInPiece = 64;

/**
 * The log of all calls of a service. They are kept as plain values in pieces that never move, which costs a fraction of
 * objects, and become objects when somebody asks for them.
 */
export class Calls extends CallList {
  /** How many calls are not kept any more. @internal */
  forgotten = 0;
  /** When the last of those was made, in epoch milliseconds. @internal */
  forgottenUntilMs = -Infinity;
  private readonly pieces: unknown[][] = [];
  /** Where the calls in the pieces begin and end; those before are forgotten. */
  private begin = 0;
  private end = 0;
  /** All of them, from the time on that somebody has asked for them. */
  private read: Call[] | undefined;
  private readonly limit: number;

  /** @param limit how many calls are kept; a server that runs for days forgets the oldest */
  constructor({ limit = Infinity }: { readonly limit?: number } = {}) {
    super([]);
    this.limit = limit;
  }

  override get all(): readonly Call[] {
    return (this.read ??= Array.from({ length: this.count }, (_, index) => this.callAt(this.begin + index)));
  }

  override get count(): number {
    return this.end - this.begin;
  }

  override get last(): Call | undefined {
    return this.count === 0 ? undefined : this.callAt(this.end - 1);
  }

  /** Adds a call; its `outcome` is set when it has ended. @internal */
  record(request: TaskRequest, answeredBy: AnsweredBy, script?: Script): Call {
    if (this.end % callsInPiece === 0) this.pieces.push(new Array<unknown>(callsInPiece * valuesOfCall));
    const call = this.callAt(this.end++);
    call.write(toCompact(request), script ?? answeredBy);
    this.read?.push(call);
    // Half of them at once, so that forgetting costs nothing on average.
    if (this.count > this.limit) this.forget(Math.ceil(this.count / 2));
    return call;
  }

  /** Says where the names stand that a query may ask for. @internal */
  knowing(names: Names): this {
    this.names = names;
    return this;
  }

  /** Forgets all calls. */
  clear(): void {
    this.pieces.length = this.begin = this.end = this.forgotten = 0;
    this.forgottenUntilMs = -Infinity;
    this.read?.splice(0);
  }

  /** Forgets the oldest. */
  private forget(count: number): void {
    for (let index = 0; index < count; index++) {
      const { now } = this.callAt(this.begin + index).asked;
      this.forgottenUntilMs = Math.max(this.forgottenUntilMs, now);
    }
    this.forgotten += count;
    this.read?.splice(0, count);
    this.begin += count;
    const gone = Math.floor(this.begin / callsInPiece);
    this.pieces.splice(0, gone);
    this.begin -= gone * callsInPiece;
    this.end -= gone * callsInPiece;
  }

  private callAt(index: number): Call {
    return new Call(this.pieces[Math.floor(index / callsInPiece)]!, (index % callsInPiece) * valuesOfCall);
  }
}

import type { TaskRequest } from '../../language/asl/task';
import type { TargetKind } from '../awsServices/AwsService';
import { Call, type AnsweredBy } from './Call';
import { HarnessError } from '../../errors/HarnessError';
import { unknownName } from '../../util/checkMembers';
import {
  checkMachineSpelling,
  checkServiceCallee,
  checkStateSpelling,
  checkTargetName,
  type KnownTargets,
} from './checkCalleeName';
import { type RequestMatcher, stateMatcher, machineMatcher } from './matchers/RequestMatcher';
import { serviceMatcher } from './matchers/serviceMatcher';
import { targetMatcher } from './matchers/targetMatcher';
import type { Script } from './Script';
import type { ScriptBuilder } from './ScriptBuilder';
import { brandClass } from '../../util/brandClass';

/** Where the names stand that a query may ask for. */
type Names = () => Omit<KnownTargets, 'calls'>;

const answerers: readonly AnsweredBy[] = ['mock', 'local', 'real', 'unmocked', 'unknown'];

/**
 * The calls of a selection, in order. A query by a misspelt name throws a HarnessError: `count` 0 would look like a callee
 * that was never called. An ARN is taken as it is.
 */
export class CallList {
  /** Oldest first. */
  readonly all: readonly Call[];
  /** The list that this one was selected from: what it names is known, too. @internal */
  private readonly whole: CallList;
  /** @internal */
  protected names: Names;

  /** @internal */
  constructor(all: readonly Call[], names: Names = () => ({ definitions: [] }), whole?: CallList) {
    this.all = all;
    this.names = names;
    this.whole = whole ?? this;
  }

  /** The names that queries are held against. @internal */
  get known(): KnownTargets {
    return { calls: this.whole.all, ...this.names() };
  }

  get count(): number {
    return this.all.length;
  }

  get last(): Call | undefined {
    return this.all.at(-1);
  }

  /** By the name of the Task state. */
  ofState(state: string): CallList {
    return this.matching(stateMatcher(state), (known) => {
      checkStateSpelling(state, known);
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
    return this.where(({ request }) => matchers.every((matcher) => matcher.matches(request)));
  }

  /** The calls for which the function says yes. */
  where(predicate: (call: Call) => boolean): CallList {
    return new CallList(this.all.filter(predicate), () => this.names(), this.whole);
  }

  private ofTarget(kind: TargetKind, name: string): CallList {
    return this.matching(targetMatcher(kind, name), (known) => {
      checkTargetName(kind, name, known);
    });
  }

  /** @param check of the name, when no call has it */
  private matching(matcher: RequestMatcher, check?: (known: KnownTargets) => void): CallList {
    const found = this.where((call) => matcher.matches(call.request));
    if (found.count === 0) check?.(this.known);
    return found;
  }
}
brandClass(CallList, 'CallList');

/** The log of all calls of a service. To record one costs a small object: everything else is worked out by queries. */
export class Calls extends CallList {
  /** How many calls are not kept any more. @internal */
  forgotten = 0;
  /** When the last of those was made, in epoch milliseconds. @internal */
  forgottenUntilMs = -Infinity;
  private readonly log: Call[];
  private readonly limit: number;

  /** @param limit how many calls are kept; a server that runs for days forgets the oldest */
  constructor({ limit = Infinity }: { readonly limit?: number } = {}) {
    const log: Call[] = [];
    super(log);
    this.log = log;
    this.limit = limit;
  }

  /** Adds a call; its `outcome` is set when it has ended. @internal */
  record(request: TaskRequest, answeredBy: AnsweredBy, script?: Script): Call {
    const call = new Call(request, answeredBy, script);
    this.log.push(call);
    // Half of them at once, so that forgetting costs nothing on average.
    if (this.log.length > this.limit) this.forgetSome();
    return call;
  }

  /** Says where the names stand that a query may ask for. @internal */
  knowing(names: Names): this {
    this.names = names;
    return this;
  }

  /** Forgets all calls. */
  clear(): void {
    this.log.length = 0;
    this.forgotten = 0;
    this.forgottenUntilMs = -Infinity;
  }

  private forgetSome(): void {
    const gone = this.log.splice(0, Math.ceil(this.log.length / 2));
    this.forgotten += gone.length;
    for (const { request } of gone) this.forgottenUntilMs = Math.max(this.forgottenUntilMs, request.now);
  }
}

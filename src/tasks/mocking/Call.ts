import { inspect } from 'node:util';
import { plainRequest } from '../../language/asl/CompactRequest';
import type { RequestedResource } from '../../language/asl/resource';
import type { MapIteration, TaskOutcome, TaskRequest } from '../../language/asl/task';
import { toOwnData } from '../../util/copyJson';
import type { Json } from '../../util/json';
import { callTarget } from './callTarget';
import { callName } from './matchers/serviceMatcher';
import type { Script } from './Script';

/**
 * Who answered a task: a mock, a handler or child execution in this process, a real endpoint, or nothing; `unknown` of
 * calls that are read from a history.
 */
export type AnsweredBy = 'mock' | 'local' | 'real' | 'unmocked' | 'unknown';

/** One attempt of a Task, as it was sent and how it ended. Everything is worked out when it is asked for. */
export class Call {
  private readonly asked: TaskRequest;
  private readonly answerer: AnsweredBy | Script;
  private result: Json | undefined;
  private failure: Exclude<TaskOutcome, { output: Json }> | undefined;

  /** @internal */
  constructor(request: TaskRequest, answeredBy: AnsweredBy, script?: Script) {
    this.asked = request;
    this.answerer = script ?? answeredBy;
  }

  /** What was asked for. */
  get request(): TaskRequest {
    return plainRequest(this.asked);
  }

  get answeredBy(): AnsweredBy {
    return typeof this.answerer === 'string' ? this.answerer : 'mock';
  }

  /** The script that answered. */
  get script(): Script | undefined {
    return typeof this.answerer === 'string' ? undefined : this.answerer;
  }

  /** See `OutcomeListener`. @internal */
  ended(outcome: TaskOutcome): void {
    if ('output' in outcome) this.result = outcome.output;
    else this.failure = outcome;
  }

  /** How it ended; `undefined` while it is open. A time-out is an error here as it is in the workflow. */
  get outcome(): TaskOutcome | undefined {
    return this.result === undefined ? this.failure : { output: this.result };
  }

  /** As data, for all who print it. @internal */
  toJSON(): object {
    const { request, answeredBy, script, outcome } = this;
    return { request, answeredBy, script, outcome };
  }

  /** @internal */
  [inspect.custom](): object {
    return this.toJSON();
  }

  /** What was sent: the effective parameters. */
  get parameters(): Json {
    return ownData(this.asked.parameters);
  }

  /** What the function, queue, topic or child itself received. */
  get received(): Json {
    return ownData(callTarget(this.asked).received);
  }

  get state(): string {
    return this.asked.state;
  }

  get resource(): RequestedResource {
    return this.asked.resource;
  }

  /** In short: `lambda:invoke`, `aws-sdk:s3:getObject`; the ARN of a function or an activity. */
  get name(): string {
    return callName(this.asked.resource);
  }

  /** The name of the function, queue, topic, event bus, nested state machine or activity. */
  get target(): string | undefined {
    return callTarget(this.asked).name;
  }

  get attempt(): number {
    return this.asked.attempt;
  }

  get iterations(): readonly MapIteration[] {
    return this.asked.iterations;
  }

  get executionArn(): string {
    return this.asked.executionArn;
  }

  /** The result; `undefined` when it failed or is open. */
  get output(): Json | undefined {
    return this.result === undefined ? undefined : ownData(this.result);
  }

  /** The error's name; `undefined` when it succeeded or is open. */
  get error(): string | undefined {
    return this.failure?.error;
  }
}

/** By value of an execution: what a test has been given of it. */
const given = new WeakMap<object, Json>();

/** A copy, the same each time: what a test does with it must not reach the execution. */
function ownData(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  let own = given.get(value);
  if (own === undefined) given.set(value, (own = toOwnData(value)));
  return own;
}

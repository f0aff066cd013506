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
  readonly request: TaskRequest;
  readonly answeredBy: AnsweredBy;
  /** The script that answered. */
  readonly script: Script | undefined;
  /** How it ended; `undefined` while it is open. A time-out is an error here as it is in the workflow. */
  outcome: TaskOutcome | undefined;

  /** @internal */
  constructor(request: TaskRequest, answeredBy: AnsweredBy, script: Script | undefined) {
    this.request = request;
    this.answeredBy = answeredBy;
    this.script = script;
  }

  /** See `OutcomeListener`. @internal */
  ended(outcome: TaskOutcome): void {
    this.outcome = outcome;
  }

  /** What was sent: the effective parameters. */
  get parameters(): Json {
    return ownData(this.request.parameters);
  }

  /** What the function, queue, topic or child itself received. */
  get received(): Json {
    return ownData(callTarget(this.request).received);
  }

  get state(): string {
    return this.request.state;
  }

  get resource(): RequestedResource {
    return this.request.resource;
  }

  /** In short: `lambda:invoke`, `aws-sdk:s3:getObject`; the ARN of a function or an activity. */
  get name(): string {
    return callName(this.request.resource);
  }

  /** The name of the function, queue, topic, event bus, nested state machine or activity. */
  get target(): string | undefined {
    return callTarget(this.request).name;
  }

  get attempt(): number {
    return this.request.attempt;
  }

  get iterations(): readonly MapIteration[] {
    return this.request.iterations;
  }

  get executionArn(): string {
    return this.request.executionArn;
  }

  /** The result; `undefined` when it failed or is open. */
  get output(): Json | undefined {
    return this.outcome && 'output' in this.outcome ? ownData(this.outcome.output) : undefined;
  }

  /** The error's name; `undefined` when it succeeded or is open. */
  get error(): string | undefined {
    return this.outcome && 'error' in this.outcome ? this.outcome.error : undefined;
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

import { inspect } from 'node:util';
import { CompactRequest, plainRequest } from '../../contract/CompactRequest';
import type { HandlerCaller, MapIteration, TaskOutcome, TaskRequest, RequestedResource } from '../../contract/task';
import { toOwnData } from '../../util/copyJson';
import { deepFreeze } from '../../util/deepFreeze';
import type { Json } from '../../util/json';
import { callTarget } from './callTarget';
import type { Script } from './Script';
import { callName } from './callName';

/**
 * Who answered a task: a mock, a handler or child execution in this process, a real endpoint, or nothing; `unknown` of
 * calls that are read from a history.
 */
export type AnsweredBy = 'mock' | 'local' | 'real' | 'unmocked' | 'unknown';

type Failure = Exclude<TaskOutcome, { output: Json }>;

/** Stands for a failure among results. */
class Failed {
  constructor(readonly outcome: Failure) {}
}

/** The number of values that a call takes in the log: the parts of its request, who answered it, and how it ended. */
export const valuesOfCall = 8;

/** One attempt of a Task, as it was sent and how it ended. Everything is read from the log when it is asked for. */
export class Call {
  /** @internal */
  constructor(
    private readonly row: unknown[],
    private readonly at: number,
  ) {}

  /** Writes it into the log: it has just been made. @internal */
  write(request: CompactRequest, answerer: AnsweredBy | Script): void {
    const { row, at } = this;
    row[at] = request.execution;
    row[at + 1] = request.of;
    row[at + 2] = request.parameters;
    row[at + 3] = request.invocation;
    row[at + 4] = request.laterMs;
    row[at + 5] = request.visit;
    row[at + 6] = answerer;
    row[at + 7] = undefined;
  }

  /** Corrects who has answered it. @internal */
  answered(by: AnsweredBy): void {
    this.row[this.at + 6] = by;
  }

  /** The request, as the execution has it. @internal */
  get asked(): CompactRequest {
    type Values = ConstructorParameters<typeof CompactRequest>;
    return new CompactRequest(...(this.row.slice(this.at, this.at + 6) as Values));
  }

  /** The request. */
  get request(): TaskRequest {
    return { ...plainRequest(this.asked), parameters: this.parameters };
  }

  /** Who answered it. */
  get answeredBy(): AnsweredBy {
    const { answerer } = this;
    return typeof answerer === 'string' ? answerer : 'mock';
  }

  /** The script that answered. */
  get script(): Script | undefined {
    const { answerer } = this;
    return typeof answerer === 'string' ? undefined : answerer;
  }

  private get answerer(): AnsweredBy | Script {
    return this.row[this.at + 6] as AnsweredBy | Script;
  }

  /** See `OutcomeListener`. @internal */
  ended(outcome: TaskOutcome): void {
    this.row[this.at + 7] = 'output' in outcome ? outcome.output : new Failed(outcome);
  }

  /** How it ended; `undefined` while it is open. A time-out is an error, as in the workflow. */
  get outcome(): TaskOutcome | undefined {
    const end = this.row[this.at + 7] as Json | Failed | undefined;
    if (end === undefined) return undefined;
    return end instanceof Failed ? { ...end.outcome } : { output: ownData(end) };
  }

  /** As plain data, for printing. @internal */
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

  /** What the function, queue, topic or child execution received. */
  get received(): Json {
    return ownData(callTarget(this.asked).received);
  }

  get state(): string {
    return this.asked.state;
  }

  get resource(): RequestedResource {
    return this.asked.resource;
  }

  /**
   * Who made the call with an AWS client of its own: `caller?.functionName` is a Lambda function. `undefined` for the
   * calls of Tasks.
   */
  get caller(): HandlerCaller | undefined {
    return this.asked.caller;
  }

  /** In short: `lambda:invoke`, `aws-sdk:s3:getObject`; the ARN of a function or an activity. */
  get name(): string {
    return callName(this.asked.resource);
  }

  /** The name of the function, queue, topic, event bus, nested state machine or activity. */
  get target(): string | undefined {
    return callTarget(this.asked).name;
  }

  /** Counted from 0: 1 is the first retry. Starts again each time the state is entered. */
  get attempt(): number {
    return this.asked.attempt;
  }

  /** The Map iterations around it, outermost first. */
  get iterations(): readonly MapIteration[] {
    return this.asked.iterations;
  }

  get executionArn(): string {
    return this.asked.executionArn;
  }

  /** The result; `undefined` when it failed or is open. */
  get output(): Json | undefined {
    const { outcome } = this;
    return outcome && 'output' in outcome ? outcome.output : undefined;
  }

  /** The error's name; `undefined` when it succeeded or is open. */
  get error(): string | undefined {
    const { outcome } = this;
    return outcome && 'error' in outcome ? outcome.error : undefined;
  }
}

/** By value of an execution: the copy that a test has got. */
const given = new WeakMap<object, Json>();

/** A read-only copy, the same each time, so that a test changes neither the execution nor what matchers compare. */
function ownData(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  let own = given.get(value);
  if (own === undefined) given.set(value, (own = deepFreeze(toOwnData(value))));
  return own;
}

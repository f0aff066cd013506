import { inspect } from 'node:util';
import type { HandlerCaller, MapIteration, TaskOutcome, TaskRequest, RequestedResource } from '../../contract/task';
import { toOwnData } from '../../util/copyJson';
import { deepFreeze } from '../../util/deepFreeze';
import type { Json } from '../../util/json';
import { callTarget } from './callTarget';
import type { Script } from './Script';
import { callName } from './callName';
import { requestData } from '../../contract/ownRequest';

/**
 * What answered a task: a mock, a handler or child execution in this process, a real endpoint, or nothing; `unknown`
 * for calls read from a history.
 */
export type AnsweredBy = 'mock' | 'local' | 'real' | 'unmocked' | 'unknown';

/** One attempt of a Task, as it was sent and how it ended. */
export class Call {
  /** The execution's own request. @internal */
  readonly asked: TaskRequest;
  private end: TaskOutcome | undefined = undefined;

  /** @internal */
  constructor(
    asked: TaskRequest,
    private answerer: AnsweredBy | Script,
  ) {
    this.asked = asked;
  }

  /** Corrects what has answered it. @internal */
  answered(by: AnsweredBy): void {
    this.answerer = by;
  }

  /** The request. */
  get request(): TaskRequest {
    return { ...requestData(this.asked), parameters: this.parameters };
  }

  /** What answered it. */
  get answeredBy(): AnsweredBy {
    const { answerer } = this;
    return typeof answerer === 'string' ? answerer : 'mock';
  }

  /** The script that answered. */
  get script(): Script | undefined {
    const { answerer } = this;
    return typeof answerer === 'string' ? undefined : answerer;
  }

  /** See `OutcomeListener`. @internal */
  ended(outcome: TaskOutcome): void {
    this.end = outcome;
  }

  /** How it ended; `undefined` while it is open. A timeout is an error, as in the workflow. */
  get outcome(): TaskOutcome | undefined {
    const { end } = this;
    if (end === undefined) return undefined;
    return 'output' in end ? { output: ownData(end.output) } : { ...end };
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
   * The Lambda function (`caller?.functionName`) whose own AWS client made the call. `undefined` for the calls of
   * Tasks.
   */
  get caller(): HandlerCaller | undefined {
    return this.asked.caller;
  }

  /** A short name: `lambda:invoke`, `aws-sdk:s3:getObject`; the ARN of a function or an activity. */
  get name(): string {
    return callName(this.asked.resource);
  }

  /** The name of the function, queue, topic, event bus, nested state machine or activity. */
  get target(): string | undefined {
    return callTarget(this.asked).name;
  }

  /** Counted from 0: 1 is the first retry. Restarts each time the state is entered. */
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

  /** The result; `undefined` if it failed or is open. */
  get output(): Json | undefined {
    const { outcome } = this;
    return outcome && 'output' in outcome ? outcome.output : undefined;
  }

  /** The error's name; `undefined` if it succeeded or is open. */
  get error(): string | undefined {
    const { outcome } = this;
    return outcome && 'error' in outcome ? outcome.error : undefined;
  }
}

/** The copies that tests have received, by the execution's values. */
const given = new WeakMap<object, Json>();

/** A read-only copy, the same each time, so that a test changes neither the execution nor what matchers compare. */
function ownData(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  let own = given.get(value);
  if (own === undefined) given.set(value, (own = deepFreeze(toOwnData(value))));
  return own;
}

import type { ServiceCall } from './AwsService';
import { isArray, isObject, toCompactText, type Json, type JsonObject } from '../util/json';

/** What Step Functions starts for a `.sync` task, and how to follow it to its end. */
export interface SyncJob {
  /** The call that describes the job. */
  readonly describe: JobCall;
  /** The result is this member of the response (for a list: its only element), not the whole response. */
  readonly member?: string;
  /** The result has what `member` names under this name. */
  readonly wrappedAs?: string;
  /** Members that are strings with `.sync` and parsed with `.sync:2`. */
  readonly parsed?: readonly string[];
  /** How a description shows that the job has ended. */
  readonly end: JobEnd;
  /** A complete description of a failed job, from the members in a test. */
  failed?(told: JsonObject, call: ServiceCall): JsonObject;
  /** The cause of the task's failure, if it is not the unchanged description. */
  cause?(described: JsonObject): JsonObject;
  /** The call that stops the job. */
  readonly stop?: JobCall;
  /** Whether AWS is known to return exactly these members. If not, members with other names may be right. */
  readonly recorded: boolean;
}

/** A call about a job, in the names of the service's API with a capital first letter. */
export interface JobCall {
  readonly action: string;
  /** @param submitted the response to the call that started the job; `sent` its parameters */
  parameters(submitted: JsonObject, sent: JsonObject, reason: string): JsonObject;
}

export type JobState = 'running' | 'succeeded' | 'failed';

interface JobEnd {
  /** `undefined` if the description does not say. */
  state(described: JsonObject): JobState | undefined;
  /** The members that a description of a job that has succeeded certainly has. */
  readonly success: JsonObject;
  /** In words, for messages: `Status is SUCCEEDED or FAILED`. */
  readonly words: string;
}

/**
 * A job that has ended according to a member of its description.
 *
 * @param path from the description to the string: `QueryExecution.Status.State`
 * @param succeeded if empty, every state that is not a failure may be the end
 */
export function endsWhen(path: string, succeeded: readonly string[], failed: readonly string[]): JobEnd {
  const names = path.split('.');
  return {
    state(described) {
      const state = textAt(described, names);
      if (state === undefined) return undefined;
      if (failed.includes(state)) return 'failed';
      if (succeeded.length === 0) return undefined;
      return succeeded.includes(state) ? 'succeeded' : 'running';
    },
    success: succeeded.length === 0 ? {} : (nested(names, succeeded[0]!) as JsonObject),
    words: `${path} is ${[...succeeded, ...failed].join(' or ')}`,
  };
}

/** The result of a `.sync` task from the response that describes its job; `undefined` if it is missing. */
export function resultOf({ member, wrappedAs }: SyncJob, answer: JsonObject): JsonObject | undefined {
  if (member === undefined) return answer;
  const found = firstOf(answer[member]);
  if (!isObject(found)) return undefined;
  return wrappedAs === undefined ? found : { [wrappedAs]: found };
}

/** The failure of a `.sync` task whose job did not succeed. AWS: the cause is the job's description as JSON. */
export function jobFailure(
  { cause }: SyncJob,
  described: JsonObject,
): { readonly error: string; readonly cause: string } {
  return { error: 'States.TaskFailed', cause: toCompactText(cause === undefined ? described : cause(described)) };
}

/** AWS: the reason for stopping a job whose task was abandoned. Recorded for ecs and child executions. */
export function stopReason(executionArn: string): string {
  return `The Task state in AWS Step Functions execution [${executionArn}] which was managing this resource was aborted`;
}

function textAt(described: JsonObject, names: readonly string[]): string | undefined {
  let at: Json | undefined = described;
  for (const name of names) at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return typeof at === 'string' ? at : undefined;
}

function nested([name, ...others]: readonly string[], value: string): Json {
  return name === undefined ? value : { [name]: nested(others, value) };
}

/** The one element of a list; any other value is itself. */
export function firstOf(value: Json | undefined): Json | undefined {
  return isArray(value) ? value[0] : value;
}

/** The members with these names, if they exist. */
export function pick(object: JsonObject, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => object[name] !== undefined).map((name) => [name, object[name]!]));
}

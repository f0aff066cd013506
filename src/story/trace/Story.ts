import type { PartRequest } from '../../contract/PartRequest';
import type { StateMachineDefinition, StateType } from '../../language/asl/types';
import type { Json, JsonObject } from '../../util/json';
import type { StoryEvent } from './StoryEvent';

/** The status of an execution, as in DescribeExecution. PENDING_REDRIVE only occurs for children of a Map Run. */
export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';

/** What is known about an execution besides the API's responses: for messages, and to number branches. */
export interface Origin {
  readonly definition?: StateMachineDefinition | undefined;
  /** Where the part of the definition at a JSON pointer was written; with an offset, that character of a string. */
  readonly locate?:
    | ((
        pointer: string,
        offset?: number,
      ) => { readonly file: string; readonly line: number; readonly column?: number } | undefined)
    | undefined;
  /** The part of the definition that it ran, if not all of it. @internal */
  readonly part?: PartRequest | undefined;
  /** Variables that exist before the first state. */
  readonly variables?: JsonObject | undefined;
  /** How often each branch of its `? :` was taken, if the process that ran it has counted. */
  readonly ways?: ReadonlyMap<string, number> | undefined;
  /** The line with which to repeat the same ids and random numbers; `undefined` if the test sets them anyway. */
  readonly repeat?: string | undefined;
  /** Whether time passes the same way in each run, so that durations belong to what the execution did. */
  readonly timed?: boolean | undefined;
  /**
   * Which values that differ between runs are set by the test; `undefined` if the place is not an emulator. @internal
   */
  readonly fixed?: { readonly seed: boolean; readonly startTime: boolean } | undefined;
  /**
   * The child executions of a Map Run in order, if they can be read synchronously. `of`: the origin of its parent.
   * @internal
   */
  readonly children?: ((mapRunArn: string, of: Origin) => readonly Story[] | undefined) | undefined;
  /**
   * Identifies the emulator that ran it, one for each harness: with the same seed, another one gives the same ARNs.
   * @internal
   */
  readonly emulator?: object | undefined;
  /**
   * The doubts about the files of the definition that are related to this failure message, one line each. It reads
   * files. @internal
   */
  readonly doubts?: ((message: string) => readonly string[]) | undefined;
  /** Throws the HarnessError that ended the execution; `undefined` without one. */
  readonly throwMistake?: (() => never) | undefined;
  /** Throws if the execution was running when it was read, and has continued since. @internal */
  readonly throwStale?: (() => void) | undefined;
}

/** What an execution did, read only from DescribeExecution and GetExecutionHistory. Times are epoch milliseconds. */
export interface Story {
  readonly executionArn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startMs: number;
  readonly stopMs: number | undefined;
  readonly input: Json | undefined;
  readonly output: Json | undefined;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly redriveCount: number;
  /** The number of starts in its history: one, and one for each redrive. 0 without a history. */
  readonly starts: number;
  /** The time of its last event. */
  readonly lastMs: number | undefined;
  /** `undefined` if the place keeps no history: AWS has none for Express executions. */
  readonly events: readonly StoryEvent[] | undefined;
  /** The main line: the states that were entered, in order. */
  readonly main: Strand;
  /** Every visit of every state, including nested ones, in order of entry. */
  readonly visits: readonly Visit[];
  readonly origin: Origin;
}

/** A line of states: the main one, a branch of a Parallel, an iteration of a Map. */
export interface Strand {
  readonly kind: 'main' | 'branch' | 'iteration';
  /** The index of the branch or the item. */
  readonly index: number;
  readonly owner: Visit | undefined;
  readonly visits: Visit[];
}

/** One visit of a state, from its Entered to its Exited event. */
export interface Visit {
  readonly state: string;
  readonly type: StateType;
  readonly strand: Strand;
  /** The id of its Entered event. */
  readonly enteredId: number;
  readonly enteredMs: number;
  exitedMs: number | undefined;
  readonly input: Json | undefined;
  output: Json | undefined;
  assigned: Readonly<Record<string, Json>> | undefined;
  /**
   * `open`: not ended yet; `caught`: left through a catcher; `aborted`: ended by a failing sibling or the end of the
   * execution.
   */
  outcome: 'open' | 'succeeded' | 'caught' | 'failed' | 'aborted';
  error: string | undefined;
  cause: string | undefined;
  /** The field whose expression failed: `Output/total`. */
  location: string | undefined;
  /** Task: the attempts of the task. Parallel and Map: the attempts of the whole. Others: none. */
  readonly attempts: Attempt[];
}

/** One attempt of a Task, Parallel or Map; Retry adds more. */
export interface Attempt {
  /** Its first event: calls made at the same time have this order. */
  readonly startedId: number;
  readonly startedMs: number;
  readonly startedBy: 'entry' | 'retry' | 'redrive';
  /** Whether something was called or begun: an expression that fails before is an attempt without a call. */
  readonly scheduled: boolean;
  endedMs: number | undefined;
  outcome: 'open' | 'succeeded' | 'failed' | 'timedOut' | 'aborted';
  /** The parameters of the task's call; for an activity or a function, its input. */
  readonly parameters: Json | undefined;
  /** The `Resource` as it is in the history: `invoke` of `lambda`; the ARN of a function or an activity. */
  readonly resource: string | undefined;
  readonly resourceType: string | undefined;
  /** The role of `Credentials` for the call. */
  readonly roleArn: string | undefined;
  output: Json | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** The branches or iterations that it began. */
  readonly strands: Strand[];
  /** For a distributed Map: its items ran as separate executions. */
  mapRunArn: string | undefined;
}

/** The strands of the last attempt of a Parallel or Map. */
export function strandsOf(visit: Visit): readonly Strand[] {
  return visit.attempts.at(-1)?.strands ?? [];
}

/** The error with which a visit ended, or its last attempt. */
export function errorOf({ error, cause, attempts }: Visit): { error: string | undefined; cause: string | undefined } {
  if (error !== undefined) return { error, cause };
  const last = attempts.at(-1);
  return { error: last?.error, cause: last?.cause };
}

/** How often Retry ran a visit's task, branches or items again. */
export function retriesOf({ attempts }: Pick<Visit, 'attempts'>): readonly Attempt[] {
  return attempts.filter(({ startedBy }) => startedBy === 'retry');
}

/** How often a redrive ran a visit's task again. */
export function redrivesOf({ attempts }: Visit): readonly Attempt[] {
  return attempts.filter(({ startedBy }) => startedBy === 'redrive');
}

/** The time from the end of an attempt to the start of the next, for each retry. */
export function retryDelaysMs({ attempts }: Pick<Visit, 'attempts'>): number[] {
  return attempts.flatMap(({ startedBy, startedMs }, index) => {
    const before = attempts[index - 1];
    return startedBy === 'retry' && before ? [startedMs - (before.endedMs ?? before.startedMs)] : [];
  });
}

/**
 * State transitions as AWS counts and bills them: the start and each redrive, one for each state entered, and one more
 * for each time that Retry or a redrive ran a state again. See "AWS Step Functions pricing" and "Transitions" of the
 * AWS guide.
 */
export function transitionsOf({ starts, visits }: Pick<Story, 'starts' | 'visits'>): number {
  return starts + visits.reduce((sum, { attempts }) => sum + Math.max(1, attempts.length), 0);
}

/** How long an execution took on its own clock, in milliseconds; while it is running, up to its last event. */
export function durationOf({ startMs, stopMs, lastMs = startMs }: Story): number {
  return (stopMs ?? lastMs) - startMs;
}

/** The call of an attempt: `lambda:invoke`, or the ARN of a function or an activity. */
export function calledOf({ resource, resourceType }: Attempt): string | undefined {
  return resourceType === undefined ? resource : `${resourceType}:${resource}`;
}

import type { StateMachineDefinition, StateType } from '../../asl/types';
import type { Json } from '../../util/json';
import type { StoryEvent } from './StoryEvent';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED' | 'PENDING_REDRIVE';

/** What an execution did, read from DescribeExecution and GetExecutionHistory alone. Times are epoch milliseconds. */
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
  readonly events: readonly StoryEvent[];
  /** The main line: the states that were entered, in order. */
  readonly main: Strand;
  /** Every visit of every state, nested ones too, in order of entry. */
  readonly visits: readonly Visit[];
  readonly definition: StateMachineDefinition | undefined;
}

/** A line of states: the main one, a branch of a Parallel, an iteration of a Map. */
export interface Strand {
  readonly kind: 'main' | 'branch' | 'iteration';
  /** Of the branch or the item. */
  readonly index: number;
  readonly owner: Visit | undefined;
  readonly visits: Visit[];
}

/** One visit of a state, from its Entered to its Exited event. */
export interface Visit {
  readonly state: string;
  readonly type: StateType;
  readonly strand: Strand;
  readonly enteredMs: number;
  exitedMs: number | undefined;
  readonly input: Json | undefined;
  output: Json | undefined;
  assigned: Readonly<Record<string, Json>> | undefined;
  /**
   * `open`: still there; `caught`: left through a catcher; `aborted`: cut off by a failing neighbour or the end.
   */
  outcome: 'open' | 'succeeded' | 'caught' | 'failed' | 'aborted';
  error: string | undefined;
  cause: string | undefined;
  /** Task: the attempts of the task. Parallel and Map: the attempts of the whole. Others: none. */
  readonly attempts: Attempt[];
}

/** One attempt of a Task, Parallel or Map; Retry makes more of them. */
export interface Attempt {
  readonly startedMs: number;
  endedMs: number | undefined;
  outcome: 'open' | 'succeeded' | 'failed' | 'timedOut';
  /** What the task was called with; what an activity or a function got as its input. */
  readonly parameters: Json | undefined;
  readonly resource: string | undefined;
  readonly resourceType: string | undefined;
  output: Json | undefined;
  error: string | undefined;
  cause: string | undefined;
  /** The branches or iterations that it began. */
  readonly strands: Strand[];
}

/** The strands of the last attempt of a Parallel or Map. */
export function strandsOf(visit: Visit): readonly Strand[] {
  return visit.attempts.at(-1)?.strands ?? [];
}

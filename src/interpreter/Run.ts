import type { WorkflowType } from '../asl/types';
import type { History } from '../history/History';
import type { Json } from '../util/json';

/** One execution as the interpreter sees it: what it is, and the few things it needs from outside. */
export interface Run {
  readonly executionArn: string;
  readonly executionName: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly region: string;
  readonly type: WorkflowType;
  readonly input: Json;
  readonly startMs: number;
  /** Absent for Express executions started by StartSyncExecution. */
  readonly redriveCount: number | undefined;
  readonly testCase: string | undefined;
  readonly history: History;
  /** Epoch milliseconds on the execution's time line. */
  now(): number;
  /** 0 ≤ n < 1, repeatable for a seed. */
  random(): number;
  newTaskToken(): string;
  /** How often the state has invoked its task before, over the whole execution; counts this call. */
  countInvocation(state: string): number;
  /** Bytes of all variables that are alive. */
  variableBytes: number;
  /** Set when the machine was deleted: the next transition ends the execution with this text. */
  deletedCause: string | undefined;
}

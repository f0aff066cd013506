import type { WorkflowType } from '../../language/asl/types';
import type { Json } from '../../util/json';
import type { ExecutionPart } from '../interpreter/part/ExecutionPart';
import type { Execution } from './Execution';
import type { MachineRevision } from './MachineRevision';

/** What an execution runs: the machine as it was when the execution started. */
export interface ExecutionTarget {
  readonly machine: {
    readonly arn: string;
    readonly name: string;
    readonly region: string;
    readonly type: WorkflowType;
    /** Epoch milliseconds. */
    readonly creationDateMs?: number | undefined;
  };
  readonly revision: MachineRevision;
  readonly versionArn?: string | undefined;
  readonly aliasArn?: string | undefined;
}

/** What an execution is started with. */
export interface ExecutionStart {
  readonly target: ExecutionTarget;
  readonly arn: string;
  readonly name: string;
  readonly input: Json;
  readonly inputText: string;
  readonly traceHeader?: string | undefined;
  readonly testCase?: string | undefined;
  /** The part of the definition that it runs, if not all of it. */
  readonly part?: ExecutionPart | undefined;
  /** Started by StartSyncExecution. */
  readonly synchronous?: boolean | undefined;
  /** When it was started, in epoch milliseconds, if not now: for an execution restored from its records. */
  readonly startMs?: number | undefined;
  /** The execution whose task started it: they share one timeline. */
  readonly parent?: Execution | undefined;
}

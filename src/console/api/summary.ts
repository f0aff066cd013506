import type { ExecutionItem, ExecutionStatus, MachineType } from './types';

/** An execution as the control API lists it, Express ones and children of Map Runs included. */
export interface Summary {
  readonly executionArn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly type: MachineType;
  readonly status: ExecutionStatus;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly redriveCount: number;
  readonly parentExecutionArn?: string;
  readonly mapRunArn?: string;
  readonly mistake?: string;
}

/** As ListExecutions has it. */
export function toItem({
  executionArn,
  name,
  stateMachineArn,
  status,
  startedAt,
  endedAt,
  redriveCount,
  mapRunArn,
}: Summary): ExecutionItem {
  return {
    executionArn,
    name,
    stateMachineArn,
    status,
    startDate: Date.parse(startedAt) / 1000,
    redriveCount,
    ...(endedAt === undefined ? {} : { stopDate: Date.parse(endedAt) / 1000 }),
    ...(mapRunArn === undefined ? {} : { mapRunArn }),
  };
}

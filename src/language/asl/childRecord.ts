import { isoTime } from '../../util/isoTime';
import { toTextOnce, type JsonObject } from '../../util/json';
import type { ChildResult } from './mapRun';

/**
 * What is written of a child execution with its metadata: `Transformation: NONE`, and of a failed child always.
 *
 * AWS: members are in alphabetical order, input and output are text, OutputDetails is there without an output, too; of a
 * child that never began only the input and the status are written (recorded 2026).
 */
export function childRecord(child: ChildResult): JsonObject {
  const Input = toTextOnce(child.input);
  if (child.status === 'PENDING') return { Input, InputDetails: included, Status: 'PENDING' };
  const { output, error, cause, redriveStatusReason } = child;
  return {
    ...(cause === undefined ? {} : { Cause: cause }),
    ...(error === undefined ? {} : { Error: error }),
    ExecutionArn: child.executionArn,
    Input,
    InputDetails: included,
    Name: child.name,
    ...(output === undefined ? {} : { Output: toTextOnce(output) }),
    OutputDetails: included,
    RedriveCount: child.redriveCount,
    RedriveStatus: child.redriveStatus,
    ...(redriveStatusReason === undefined ? {} : { RedriveStatusReason: redriveStatusReason }),
    StartDate: isoTime(child.startDate),
    StateMachineArn: child.stateMachineArn,
    Status: child.status,
    StopDate: isoTime(child.stopDate),
  };
}

const included = { Included: true };

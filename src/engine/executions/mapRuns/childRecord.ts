import { isoTime } from '../../../util/isoTime';
import { toTextOnce, type Json } from '../../../util/json';
import type { ChildResult, EndedResult, PendingResult } from '../../../contract/mapRun';

/**
 * What is written about a child execution with its metadata: for `Transformation: NONE`, and always for a failed child.
 * As JSON text, because an export may write a million of them.
 *
 * AWS: members are in alphabetical order, input and output are strings, and OutputDetails is present even without an
 * output. For a child that never began, only the input and the status are written (recorded 2026).
 */
export function childRecord(child: Omit<PendingResult, 'record'> | Omit<EndedResult, 'record'>): string {
  const input = `"Input":${quoted(toTextOnce(child.input))},"InputDetails":{"Included":true}`;
  if (child.status === 'PENDING') return `{${input},"Status":"PENDING"}`;
  const { output, error, cause, redriveStatusReason: reason } = child;
  const failure =
    (cause === undefined ? '' : `"Cause":${quoted(cause)},`) + (error === undefined ? '' : `"Error":${quoted(error)},`);
  const result = output === undefined ? '' : `"Output":${quoted(toTextOnce(output))},`;
  const why = reason === undefined ? '' : `,"RedriveStatusReason":${quoted(reason)}`;
  return (
    `{${failure}"ExecutionArn":${quoted(child.executionArn)},${input},"Name":${quoted(child.name)},${result}` +
    `"OutputDetails":{"Included":true},"RedriveCount":${child.redriveCount},"RedriveStatus":"${child.redriveStatus}"${why},` +
    `"StartDate":"${isoTime(child.startDate)}","StateMachineArn":${quoted(child.stateMachineArn)},"Status":"${child.status}",` +
    `"StopDate":"${isoTime(child.stopDate)}"}`
  );
}

/** The result of a child that never began. */
export function pendingChild(index: number, input: Json): ChildResult {
  const child = { status: 'PENDING', index, input } as const;
  return { ...child, record: () => childRecord(child) };
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

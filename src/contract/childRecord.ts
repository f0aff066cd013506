import { isoTime } from '../util/isoTime';
import { toTextOnce, type JsonObject } from '../util/json';
import type { ChildResult } from './mapRun';

/**
 * What is written of a child execution with its metadata: `Transformation: NONE`, and of a failed child always. As JSON
 * text: an export writes a million of them.
 *
 * AWS: members are in alphabetical order, input and output are text, OutputDetails is there without an output, too; of a
 * child that never began only the input and the status are written (recorded 2026).
 */
export function childRecordText(child: ChildResult): string {
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

/** The same as a value. */
export function childRecord(child: ChildResult): JsonObject {
  return JSON.parse(childRecordText(child)) as JsonObject;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

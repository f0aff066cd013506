import { printJson } from '../../util/ExactNumber';
import { readJson, type Json } from '../../util/json';
import {
  type Answered,
  type RecordedExecution,
  type RecordedMapRun,
  type Recording,
  recordingVersion,
} from './Recording';

/** A recording as the content of its file: one event a line, so that two recordings can be compared by eye. */
export function writeRecording({ recordedAt, scrubbed, stateMachine, execution }: Recording): string {
  const { definition, ...machine } = stateMachine;
  return [
    '{',
    `"stepmill": "recording", "version": ${recordingVersion}, "recordedAt": ${JSON.stringify(recordedAt)},`,
    `"scrubbed": ${JSON.stringify(scrubbed)},`,
    `"stateMachine": {`,
    ...Object.entries(machine).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)},`),
    `"definition": ${printJson(readJson(definition), 2)}`,
    '},',
    `"execution": ${executionText(execution)}`,
    '}',
    '',
  ].join('\n');
}

function executionText({ description, events, mapRuns }: RecordedExecution): string {
  return [
    '{',
    `"description": ${lineOf(description)},`,
    ...(events === undefined
      ? []
      : [`"history": [\n${events.map((event) => lineOf(event as Answered)).join(',\n')}\n],`]),
    `"mapRuns": [${mapRuns.map(mapRunText).join(',\n')}]`,
    '}',
  ].join('\n');
}

function mapRunText({ description, children, childrenLeftOut }: RecordedMapRun): string {
  return [
    '{',
    `"description": ${lineOf(description)},`,
    `"childrenLeftOut": ${childrenLeftOut},`,
    `"children": [${children.map(executionText).join(',\n')}]`,
    '}',
  ].join('\n');
}

/** Times are written in the format of the AWS CLI. */
function lineOf(answered: Answered): string {
  const written = Object.entries(answered).map(([name, value]) => [name, isTime(name) ? isoTime(value) : value]);
  return printJson(Object.fromEntries(written) as Json);
}

/** Whether a member of the API is a time. */
export function isTime(name: string): boolean {
  return name === 'timestamp' || name.endsWith('Date');
}

function isoTime(value: unknown): unknown {
  return typeof value === 'number' ? new Date(Math.round(value * 1000)).toISOString() : value;
}

import { eventKinds } from '../../contract/historyEvents';
import { MAX_HISTORY_EVENTS } from '../../language/asl/limits';
import { createHash } from 'node:crypto';
import type { Execution } from '../../engine/executions/Execution';
import type { HistoryEvent } from '../../contract/HistoryEvent';
import { toText } from '../../util/json';
import { parseArn } from '../store/arns';

/** "Step Functions Execution Status Change", as EventBridge delivers it. */
export interface StatusEvent {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': 'Step Functions Execution Status Change';
  readonly source: 'aws.states';
  readonly account: string;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  /** The ARN of the execution. */
  readonly resources: readonly string[];
  readonly detail: StatusDetail;
}

/** AWS: all members are always there, in this order (recorded). Dates are epoch milliseconds. */
export interface StatusDetail {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  readonly startDate: number;
  readonly stopDate: number | null;
  /** A JSON string; `null` if it is left out: see `inputDetails`. */
  readonly input: string | null;
  readonly output: string | null;
  readonly stateMachineVersionArn: string | null;
  readonly stateMachineAliasArn: string | null;
  readonly redriveCount: number;
  readonly redriveDate: number | null;
  readonly redriveStatus: 'REDRIVABLE' | 'NOT_REDRIVABLE';
  readonly redriveStatusReason: string;
  readonly inputDetails: { readonly included: boolean };
  /** AWS: `null` while the execution runs. */
  readonly outputDetails: { readonly included: boolean } | null;
  readonly error: string | null;
  readonly cause: string | null;
}

/**
 * AWS: with more data than this, the input is left out, and the output if it alone is more. Both count as they are
 * escaped in the event (guide, "EventBridge payloads").
 */
const maxDataBytes = 248 * 1024;

/** The number of bytes of a string in JSON, without its quotes. */
function escapedBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

/**
 * The status events of an execution, in order: one for its start, its end, and each redrive, from the history's index
 * `from` on. AWS: Standard workflows only.
 */
export function statusEvents(execution: Execution, from = 0): readonly StatusEvent[] {
  if (execution.type !== 'STANDARD') return [];
  const redrives: HistoryEvent[] = [];
  const events: StatusEvent[] = [];
  for (const [index, event] of execution.history.events.entries()) {
    if (event.type === 'ExecutionRedriven') redrives.push(event);
    const { status } = eventKinds[event.type]!;
    if (status !== undefined && index >= from) events.push(statusEvent(execution, event, status, redrives));
  }
  return events;
}

function statusEvent(
  execution: Execution,
  event: HistoryEvent,
  status: StatusDetail['status'],
  redrives: readonly HistoryEvent[],
): StatusEvent {
  const { arn, stateMachineArn, name, startDate, versionArn, aliasArn } = execution;
  const { inputText } = execution.start;
  const { region, accountId } = parseArn(arn, 'execution');
  const ended = status !== 'RUNNING';
  // AWS: input, output, error and cause are left out for a machine with its own key (guide).
  const isSecret = execution.revision.encryptionConfiguration.kmsKeyId !== undefined;
  // AWS: the event of a timeout has an error in the history and none here (recorded 2026).
  const { error, cause } = isSecret || status === 'TIMED_OUT' ? {} : (event.details ?? {});
  const output = event.details?.output === undefined ? null : toText(event.details.output);
  const outputBytes = escapedBytes(output ?? '');
  const hasInput = !isSecret && escapedBytes(inputText) + outputBytes <= maxDataBytes;
  const hasOutput = !isSecret && outputBytes <= maxDataBytes;
  return {
    version: '0',
    id: idOf(arn, event),
    'detail-type': 'Step Functions Execution Status Change',
    source: 'aws.states',
    account: accountId,
    time: `${new Date(event.timestamp).toISOString().slice(0, 19)}Z`,
    region,
    resources: [arn],
    detail: {
      executionArn: arn,
      stateMachineArn,
      name,
      status,
      startDate,
      stopDate: ended ? event.timestamp : null,
      input: hasInput ? inputText : null,
      output: hasOutput ? output : null,
      stateMachineVersionArn: versionArn ?? null,
      stateMachineAliasArn: aliasArn ?? null,
      redriveCount: redrives.length,
      redriveDate: redrives.at(-1)?.timestamp ?? null,
      ...redriveStatus(event, status),
      inputDetails: { included: hasInput },
      outputDetails: ended ? { included: hasOutput } : null,
      error: error ?? null,
      cause: cause ?? null,
    },
  };
}

function redriveStatus(
  { id }: HistoryEvent,
  status: StatusDetail['status'],
): Pick<StatusDetail, 'redriveStatus' | 'redriveStatusReason'> {
  if (status === 'RUNNING' || status === 'SUCCEEDED')
    return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: `Execution is ${status} and cannot be redriven` };
  if (id >= MAX_HISTORY_EVENTS - 1) {
    const redriveStatusReason = 'Execution has exceeded the maximum history event limit';
    return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason };
  }
  return { redriveStatus: 'REDRIVABLE', redriveStatusReason: `Execution is ${status} and is redrivable` };
}

/** A UUID that is the same whenever the event is read. */
function idOf(arn: string, { id }: HistoryEvent): string {
  const hex = createHash('sha256').update(`${arn}/${id}`).digest('hex');
  const groups = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...groups, hex.slice(20, 32)].join('-');
}

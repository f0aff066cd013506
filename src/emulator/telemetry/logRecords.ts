import type { Execution } from '../../engine/executions/Execution';
import type { HistoryEvent } from '../../contract/HistoryEvent';
import { historyEvents, type HistoryEventType } from '../../contract/historyEvents';
import { renderDetails } from '../../engine/history/toWire';
import type { LoggingConfiguration } from '../../engine/executions/MachineRevision';

/** An event of an execution in the form of CloudWatch Logs: its numbers are strings. */
export interface LogRecord {
  readonly id: string;
  /** As in GetExecutionHistory. */
  readonly type: string;
  /** As in GetExecutionHistory; `{}` for an event without details. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly previous_event_id: string;
  /** Epoch milliseconds. */
  readonly event_timestamp: string;
  readonly execution_arn: string;
  readonly redrive_count: string;
  /** For a child of a Distributed Map (unconfirmed). */
  readonly map_run_arn?: string;
}

/** The log group of an execution, as its machine names it; `undefined` when it logs nothing. */
export function logGroupOf({ revision }: Pick<Execution, 'revision'>): string | undefined {
  const { level, destinations = [] } = revision.loggingConfiguration;
  return level === 'OFF' ? undefined : destinations[0]?.cloudWatchLogsLogGroup?.logGroupArn;
}

/** The log records of an execution, in order, for events from the index `from` on. */
export function logRecords(execution: Execution, from = 0): readonly LogRecord[] {
  if (logGroupOf(execution) === undefined) return [];
  const { level, includeExecutionData } = execution.revision.loggingConfiguration;
  const { events } = execution.history;
  let redrives = 0;
  const records: LogRecord[] = [];
  for (const [index, event] of events.entries()) {
    if (event.type === 'ExecutionRedriven') redrives += 1;
    if (index < from || !isLogged(event.type, level)) continue;
    records.push(toRecord(event, execution, redrives, includeExecutionData));
  }
  return records;
}

function toRecord(
  { id, type, details = {}, previousEventId, timestamp }: HistoryEvent,
  { arn, child }: Execution,
  redrives: number,
  includeExecutionData: boolean,
): LogRecord {
  return cut({
    id: String(id),
    type,
    details: renderDetails(details, includeExecutionData),
    previous_event_id: String(previousEventId),
    event_timestamp: String(timestamp),
    execution_arn: arn,
    redrive_count: String(redrives),
    ...(child !== undefined && { map_run_arn: child.mapRun.arn }),
  });
}

/** AWS: the maximum size of an event in CloudWatch Logs. */
const maxBytes = 262_144;

/** AWS: the maximum size of a logged input or output, escaped as in the event; a larger one is truncated (guide). */
const maxDataBytes = 248 * 1024;

/** The maximum number of bytes for one escaped character. */
const bytesPerCharacter = 6;

/**
 * AWS: input and output have their own limit, and are marked as truncated. What is still too large for an event is also
 * truncated: the parameters of a task, assigned variables. How much AWS keeps of those is not known.
 */
function cut(record: LogRecord): LogRecord {
  const details: Record<string, unknown> = { ...record.details };
  for (const name of ['input', 'output']) {
    const text = details[name];
    if (typeof text !== 'string' || isSmall(text) || escapedBytes(text) <= maxDataBytes) continue;
    details[name] = shortened(text, maxDataBytes);
    details[`${name}Details`] = { truncated: true };
  }
  let excess = excessOf({ ...record, details });
  const { parameters } = details;
  if (excess > 0 && typeof parameters === 'string') {
    // No member marks them as truncated.
    details['parameters'] = shortened(parameters, escapedBytes(parameters) - excess);
    excess = excessOf({ ...record, details });
  }
  if (excess > 0 && details['assignedVariables'] !== undefined) {
    details['assignedVariables'] = {};
    details['assignedVariablesDetails'] = { truncated: true };
  }
  return { ...record, details };
}

/** Whether a string is below every limit, however it is escaped. */
function isSmall(text: string): boolean {
  return text.length * bytesPerCharacter <= maxDataBytes;
}

/** The longest prefix of a string with at most `most` escaped bytes. */
function shortened(text: string, most: number): string {
  let end = text.length;
  for (let bytes = escapedBytes(text); bytes > most && end > 0; bytes = escapedBytes(text.slice(0, end)))
    end = Math.max(0, end - Math.max(1, Math.floor((bytes - most) / bytesPerCharacter)));
  return text.slice(0, end);
}

function excessOf(record: LogRecord): number {
  return Buffer.byteLength(JSON.stringify(record)) - maxBytes;
}

/** The size of a string between the quotes of JSON, in bytes. */
function escapedBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text)) - 2;
}

type Level = LoggingConfiguration['level'];

/** From the least to the most logged. */
const levels: readonly Level[] = ['OFF', 'FATAL', 'ERROR', 'ALL'];

/** Whether a log of this level includes events of this type. */
export function isLogged(type: HistoryEventType, level: Level): boolean {
  return levels.indexOf(historyEvents[type].level) <= levels.indexOf(level);
}

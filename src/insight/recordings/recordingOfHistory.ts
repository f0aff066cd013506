import { eventKinds } from '../../contract/historyEvents';
import { systemNow } from '../../clock/system';
import { HarnessError } from '../../errors/HarnessError';
import { isArray, isObject, member, type Json, type JsonObject } from '../../util/json';
import { readJsonFile, withEpochTimes } from './readRecording';
import type { Answered, Recording } from './Recording';
import { whyIncomplete } from './storyOf';

/** The definition of an exported history. */
interface HistoryMachine {
  readonly name: string;
  /** A JSON string. */
  readonly definition: string;
  /** Account and region of the ARNs, if nothing else contains them. */
  readonly account?: string | undefined;
  readonly region?: string | undefined;
}

/**
 * A recording of an exported history (`aws stepfunctions get-execution-history`, the SDK, `stepmill run --history`).
 * What DescribeExecution would return is read from its first and last events. Throws a HarnessError if it is not a
 * history, is truncated, or has Map Runs, whose children have their own histories.
 */
export function recordingOfHistory(file: string, machine: HistoryMachine): Recording {
  const content = readJsonFile(file, 'The history');
  const events = eventsOf(content, file);
  const mapRun = events.find(({ type }) => type === 'MapRunStarted');
  if (mapRun !== undefined)
    throw new HarnessError(
      `${file} has a Map Run whose children have their own histories: record the execution by its ARN.`,
    );
  const { account = '123456789012', region = 'us-east-1' } = machine;
  const arn = `arn:aws:states:${region}:${account}`;
  const name =
    file
      .split(/[\\/]/)
      .at(-1)!
      .replace(/\..*$/, '')
      .replace(/[^\w-]/g, '-')
      .slice(0, 80) || 'recorded';
  const execution = {
    description: {
      executionArn: `${arn}:execution:${machine.name}:${name}`,
      stateMachineArn: `${arn}:stateMachine:${machine.name}`,
      name,
      ...endsOf(events),
    },
    events,
    mapRuns: [],
  };
  const why = whyIncomplete(execution);
  if (why !== undefined) throw new HarnessError(`${file} cannot be recorded. ${why}`);
  return {
    recordedAt: new Date(systemNow()).toISOString(),
    scrubbed: [],
    stateMachine: {
      stateMachineArn: `${arn}:stateMachine:${machine.name}`,
      name: machine.name,
      type: 'STANDARD',
      definition: machine.definition,
    },
    execution,
  };
}

/** The events of a response of GetExecutionHistory, in order. Throws a HarnessError if it is not a whole one. */
export function eventsOf(content: Json, file: string): readonly Answered[] {
  const events = isObject(content) ? member(content, 'events') : content;
  const isEvent = (event: Json): event is JsonObject =>
    isObject(event) && typeof event['type'] === 'string' && typeof event['id'] === 'number';
  if (!isArray(events) || !events.every(isEvent))
    throw new HarnessError(`${file} is not a response of GetExecutionHistory, which is an object with 'events'.`);
  if (isObject(content) && ['nextToken', 'NextToken'].some((name) => typeof member(content, name) === 'string'))
    throw new HarnessError(
      `${file} is one page of a history: fetch the next pages with its nextToken, and concatenate the events.`,
    );
  return events.map(withEpochTimes).sort((a, b) => (a['id'] as number) - (b['id'] as number));
}

/** What the first and the last event say about the execution. */
export function endsOf(events: readonly Answered[]): Answered {
  const first = events[0] ?? {};
  const last = events.at(-1) ?? {};
  const started = detailsOf(first);
  const { output, error, cause } = detailsOf(last);
  const redrives = events.filter(({ type }) => type === 'ExecutionRedriven').length;
  return {
    status: eventKinds[last['type'] as string]?.status ?? 'RUNNING',
    startDate: first['timestamp'] ?? 0,
    stopDate: last['timestamp'] ?? 0,
    ...(started['input'] !== undefined && { input: started['input'] }),
    ...(output !== undefined && { output }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    redriveCount: redrives,
  };
}

function detailsOf(event: Answered): Answered {
  const [, details] = Object.entries(event).find(([name]) => /^execution\w+EventDetails$/.test(name)) ?? [];
  return (details ?? {}) as Answered;
}

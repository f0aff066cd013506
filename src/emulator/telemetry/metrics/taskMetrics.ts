import type { Execution } from '../../../engine/executions/Execution';
import type { EventDetails, HistoryEvent } from '../../../contract/HistoryEvent';
import { partitionOf } from '../../../util/partitionOf';
import { datum, type Datum, type MetricName } from './Datum';

type Kind = 'Activity' | 'LambdaFunction' | 'ServiceIntegration';
type Outcome = 'Succeeded' | 'Failed' | 'TimedOut';

/** How events name the three kinds of task. */
const kinds: Readonly<Record<string, Kind>> = {
  Activity: 'Activity',
  LambdaFunction: 'LambdaFunction',
  Task: 'ServiceIntegration',
};

const plurals: Readonly<Record<Kind, 'Activities' | 'LambdaFunctions' | 'ServiceIntegrations'>> = {
  Activity: 'Activities',
  LambdaFunction: 'LambdaFunctions',
  ServiceIntegration: 'ServiceIntegrations',
};

/** One attempt of a task, by its events so far. */
interface Attempt {
  readonly kind: Kind;
  readonly dimensions: Datum['dimensions'];
  readonly details: EventDetails;
  readonly scheduledMs: number;
  startedMs: number | undefined;
}

/** The measurements of an execution's tasks: functions that are named by their ARN, activities, all others. */
export function taskMetrics(execution: Execution): readonly Datum[] {
  const data: Datum[] = [];
  /** Attempts by the id of each of their events, which form a chain. */
  const attempts = new Map<number, Attempt>();
  for (const event of execution.history.events) {
    const [, word = '', what = ''] = /^(Activity|LambdaFunction|Task)([A-Z]\w*)$/.exec(event.type) ?? [];
    const kind = kinds[word];
    if (kind === undefined || what.startsWith('State')) continue;
    const attempt = what === 'Scheduled' ? begin(kind, event, execution) : attempts.get(event.previousEventId);
    // A failure to schedule follows no scheduled event.
    if (attempt === undefined) continue;
    attempts.set(event.id, attempt);
    for (const [name, value] of measure(attempt, what, event.timestamp))
      data.push(datum(name, attempt.dimensions, event.timestamp, value));
  }
  return data;
}

function begin(kind: Kind, { details = {}, timestamp }: HistoryEvent, { region }: Execution): Attempt {
  const { resource = '', resourceType } = details;
  const integration = `arn:${partitionOf(region)}:states:::${resourceType}:${resource}`;
  const dimensions: Readonly<Record<Kind, Datum['dimensions']>> = {
    Activity: { ActivityArn: resource },
    LambdaFunction: { LambdaFunctionArn: resource },
    ServiceIntegration: { ServiceIntegrationResourceArn: integration },
  };
  return { kind, dimensions: dimensions[kind], details, scheduledMs: timestamp, startedMs: undefined };
}

function measure(attempt: Attempt, what: string, nowMs: number): readonly (readonly [MetricName, number])[] {
  const { kind, scheduledMs } = attempt;
  const plural = plurals[kind];
  if (what === 'Scheduled') return [[`${plural}Scheduled`, 1]];
  if (what === 'Started') {
    attempt.startedMs = nowMs;
    return [
      [`${plural}Started`, 1],
      [`${kind}ScheduleTime`, nowMs - scheduledMs],
    ];
  }
  const outcome = outcomeOf(what);
  if (outcome === undefined) return [];
  const { startedMs } = attempt;
  const heartbeat = kind === 'Activity' && outcome === 'TimedOut' && missedHeartbeat(attempt, nowMs);
  return [
    [`${plural}${outcome}`, 1],
    ...(heartbeat ? [['ActivitiesHeartbeatTimedOut', 1] as const] : []),
    ...(startedMs === undefined ? [] : [[`${kind}RunTime`, nowMs - startedMs] as const]),
    [`${kind}Time`, nowMs - scheduledMs],
  ];
}

function outcomeOf(what: string): Outcome | undefined {
  if (what === 'Succeeded' || what === 'TimedOut') return what;
  return what.endsWith('Failed') ? 'Failed' : undefined;
}

/**
 * The event does not say whether the timeout or the heartbeat expired: it was the heartbeat if the timeout had time
 * left.
 */
function missedHeartbeat({ details, startedMs = 0 }: Attempt, nowMs: number): boolean {
  const { heartbeatInSeconds, timeoutInSeconds = Infinity } = details;
  return heartbeatInSeconds !== undefined && nowMs - startedMs < timeoutInSeconds * 1000;
}

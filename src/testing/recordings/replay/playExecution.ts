import { toMs, type StoryEvent } from '../../../story/trace/StoryEvent';
import type { Story } from '../../../story/trace/Story';
import type { ProcessPlace } from '../../places/ProcessPlace';

/** What clients did to a recorded execution: stopped it, or redrove it after its end. */
interface Interventions {
  readonly stops: readonly Stop[];
  readonly redriveMs: readonly number[];
}

/** StopExecution. */
interface Stop {
  /** How many states had been entered by then, and how long ago the last one, in milliseconds. */
  readonly entered: number;
  readonly afterMs: number;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  /** How many redrives were before it. */
  readonly redrives: number;
}

/** Reads them from a history; the times of redrives count from the start. */
export function interventionsIn({ events = [], startMs }: Story): Interventions {
  const stops: Stop[] = [];
  const redriveMs: number[] = [];
  let entered = 0;
  let lastMs = startMs;
  for (const { type, timestampMs, details } of events) {
    if (isEntered(type)) {
      entered += 1;
      lastMs = timestampMs;
    } else if (type === 'ExecutionRedriven') {
      redriveMs.push(timestampMs - startMs);
      lastMs = timestampMs;
    } else if (type === 'ExecutionAborted') {
      const { error, cause } = details as { error?: string; cause?: string };
      stops.push({ entered, afterMs: timestampMs - lastMs, error, cause, redrives: redriveMs.length });
    }
  }
  return { stops, redriveMs };
}

/** AWS: a Standard execution lasts a year at most. What would wait longer never ends. */
const longestMs = 31_536_000_000;

/** More timers than any execution has: 25,000 events, a handful of timers each. */
const mostTimers = 1_000_000;

/**
 * Runs an execution to its end on a clock that jumps from timer to timer, and stops and redrives it where the recorded
 * one was. Answers `false` when it never ends: nothing is left that could go on.
 */
export async function playExecution(
  place: ProcessPlace,
  executionArn: string,
  { stops, redriveMs }: Interventions,
): Promise<boolean> {
  const { service } = place;
  const execution = service.execution(executionArn)!;
  const startMs = execution.startDate;
  let redrives = 0;
  for (let timers = 0; timers < mostTimers; timers++) {
    await service.quiet();
    if (execution.harnessError !== undefined) return true;
    if (execution.status !== 'RUNNING') {
      const redriveAfterMs = redriveMs[redrives];
      if (redriveAfterMs === undefined || execution.status === 'SUCCEEDED') return true;
      redrives += 1;
      await place.advance(Math.max(0, startMs + redriveAfterMs - service.now()));
      await place.call('RedriveExecution', { executionArn });
      continue;
    }
    const nextMs = service.inside.engine.clock.nextTimerMs();
    const stop = stops.find((one) => one.redrives === redrives);
    const stopMs = stop === undefined ? undefined : dueMs(place.historyNow(executionArn), stop);
    if (stop !== undefined && stopMs !== undefined && (nextMs === undefined || stopMs <= nextMs)) {
      await place.advance(Math.max(0, stopMs - service.now()));
      const { error, cause } = stop;
      if (execution.status !== 'RUNNING') continue;
      const told = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
      await place.call('StopExecution', { executionArn, ...told });
    } else if (nextMs === undefined || nextMs - startMs >= longestMs) return false;
    else await place.advance(nextMs - service.now());
  }
  return false;
}

/** When to stop, once it has come as far as the recorded one had. */
function dueMs(history: readonly object[], { entered, afterMs }: Stop): number | undefined {
  let seen = 0;
  let lastMs = 0;
  for (const { type, timestamp } of history as readonly { type: StoryEvent['type']; timestamp: number }[]) {
    if (type === 'ExecutionRedriven' || type === 'ExecutionStarted') lastMs = toMs(timestamp)!;
    if (!isEntered(type)) continue;
    if (seen === entered) break;
    seen += 1;
    lastMs = toMs(timestamp)!;
  }
  return seen >= entered ? lastMs + afterMs : undefined;
}

function isEntered(type: string): boolean {
  return type.endsWith('StateEntered');
}

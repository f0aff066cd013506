import type { Execution } from '../../../engine/executions/Execution';
import { timeText } from '../schema/Schema';

const outcomes = { SUCCEEDED: 'succeeded', FAILED: 'failed', TIMED_OUT: 'timedOut', ABORTED: 'aborted' } as const;

type Outcome = (typeof outcomes)[keyof typeof outcomes];

interface Period {
  started: number;
  succeeded: number;
  failed: number;
  timedOut: number;
  aborted: number;
  throttled: number;
  readonly tookMs: number[];
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Lengths of periods that people can read off a scale, in milliseconds. */
const lengths = [1000, 5000, 10_000, 30_000, minute, 5 * minute, 15 * minute, hour, 6 * hour, day, 7 * day, 30 * day];

/** Returns what happened in periods of one length, at most `most` of them, including empty periods between others. */
export function seriesOf(
  executions: readonly Execution[],
  throttled: readonly { readonly timeMs: number }[],
  most: number,
): { readonly periodSeconds: number; readonly points: readonly object[] } {
  const { first, last } = spanOf(executions, throttled);
  const length = lengthOf(first, last, most);
  const begin = Math.floor(first / length);
  const count = first > last ? 0 : Math.floor(last / length) - begin + 1;
  const periods = Array.from({ length: count }, emptyPeriod);
  const at = (ms: number): Period => periods[Math.floor(ms / length) - begin]!;
  for (const { startDate, stopDate, status } of executions) {
    at(startDate).started += 1;
    if (stopDate === undefined || !Object.hasOwn(outcomes, status)) continue;
    const period = at(stopDate);
    period[outcomes[status as keyof typeof outcomes] satisfies Outcome] += 1;
    period.tookMs.push(stopDate - startDate);
  }
  for (const { timeMs } of throttled) at(timeMs).throttled += 1;
  return {
    periodSeconds: length / 1000,
    points: periods.map((period, index) => print(period, (begin + index) * length)),
  };
}

function emptyPeriod(): Period {
  return { started: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0, throttled: 0, tookMs: [] };
}

function spanOf(
  executions: readonly Execution[],
  throttled: readonly { readonly timeMs: number }[],
): { first: number; last: number } {
  let [first, last] = [Infinity, -Infinity];
  const take = (ms: number): void => {
    first = Math.min(first, ms);
    last = Math.max(last, ms);
  };
  for (const { startDate, stopDate = startDate } of executions) {
    take(startDate);
    take(stopDate);
  }
  for (const { timeMs } of throttled) take(timeMs);
  return { first, last };
}

/** The shortest length with which there are not too many periods. */
function lengthOf(first: number, last: number, most: number): number {
  const fits = (length: number): boolean => Math.floor(last / length) - Math.floor(first / length) < most;
  let length = lengths.find(fits) ?? lengths.at(-1)!;
  while (!fits(length)) length *= 2;
  return length;
}

function print({ tookMs, ...counts }: Period, beginMs: number): object {
  if (tookMs.length === 0) return { at: timeText(beginMs), ...counts };
  tookMs.sort((a, b) => a - b);
  const average = tookMs.reduce((sum, ms) => sum + ms, 0) / tookMs.length;
  const p95 = tookMs[Math.ceil(tookMs.length * 0.95) - 1]!;
  const seconds = { average: average / 1000, p95: p95 / 1000, maximum: tookMs.at(-1)! / 1000 };
  return { at: timeText(beginMs), ...counts, seconds };
}

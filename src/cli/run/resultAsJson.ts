import { retriesOf } from '../../story/trace/Story';
import { prices } from '../../story/cost/estimateCost';
import { costOf } from './nestedRuns';
import { jsonText, tooDeep } from './formatValue';
import type { FinishedRun } from './resultAsText';
import { printJson } from '../../util/ExactNumber';

/** How an execution ended, for other programs: one JSON object. */
export function resultAsJson(finished: FinishedRun): string {
  const { run, type, nested, mapRuns } = finished;
  const { executionArn, status, error, cause, durationMs, path, transitions, story } = run;
  const result = {
    executionArn,
    type,
    status,
    ...(status === 'SUCCEEDED'
      ? { output: jsonText(run.output) === tooDeep ? (JSON.parse(tooDeep) as unknown) : run.output }
      : { error, cause }),
    startDate: new Date(story.startMs).toISOString(),
    durationMs,
    path,
    states: story.visits.map(({ state, type: kind, outcome, enteredMs, exitedMs, attempts, error: failed }) => ({
      state,
      type: kind,
      outcome,
      enteredMs: enteredMs - story.startMs,
      exitedMs: exitedMs === undefined ? undefined : exitedMs - story.startMs,
      attempts: attempts.length === 0 ? undefined : attempts.length,
      error: failed,
    })),
    transitions,
    retries: story.visits.reduce((sum, visit) => sum + retriesOf(visit).length, 0),
    nested: nested.map(({ stateMachineName, run: inner, cost }) => ({
      executionArn: inner.executionArn,
      stateMachineName,
      type: cost.type,
      status: inner.status,
      ...(inner.status === 'SUCCEEDED' ? {} : { error: inner.error, cause: inner.cause }),
      path: inner.path,
      transitions: inner.transitions,
      cost,
    })),
    mapRuns: mapRuns.length === 0 ? undefined : mapRuns.map(({ text: _, ...summary }) => summary),
    cost: { ...costOf(finished), currency: 'USD', region: prices.region, asOf: prices.asOf },
  };
  return `${printJson(result, 2)}\n`;
}

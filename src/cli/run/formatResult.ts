import type { WorkflowType } from '../../language/asl/types';
import type { TimeMode } from '../../emulator/service/ServiceOptions';
import { formatPath } from '../../story/trace/formatPath';
import type { Run } from '../../harness/run/Run';
import { describeLastError } from '../../story/trace/formatStory';
import { formatDuration } from '../../story/trace/formatDuration';
import { retriesOf } from '../../story/trace/Story';
import type { Json } from '../../util/json';
import { withoutControls } from '../../util/withoutControls';
import { formatCost, formatDollars } from '../../story/cost/formatCost';
import { formatCount } from '../../util/formatCount';
import { createPaint, type Paint } from '../../terminal/paint';
import type { Stream } from '../../terminal/Terminal';
import { costOf, type NestedRun } from './nestedRuns';
import { describeFailure } from './describeFailure';
import { formatValue, jsonText, tooDeep } from './formatValue';
import type { MapRunSummary } from './mapRuns';
import { prices, regionOf } from '../../story/cost/estimateCost';
import { printJson } from '../../util/ExactNumber';

/** An execution that has ended, with the data for showing its result. */
export interface FinishedRun {
  readonly run: Run;
  readonly type: WorkflowType;
  /** A JSON string. */
  readonly definition: string;
  readonly nested: readonly NestedRun[];
  readonly mapRuns: readonly MapRunSummary[];
  /** States that timed out because nothing could use their task token. */
  readonly unanswered: readonly string[];
  readonly time: TimeMode;
  /** The real duration, in milliseconds. */
  readonly tookMs: number;
}

/** Beyond this number, --json is a better choice. */
const mostOutputLines = 40;

/** The result of an execution as text: status, output or error, path, transitions and cost. */
export function resultAsText(finished: FinishedRun, { columns, colour }: Pick<Stream, 'columns' | 'colour'>): string {
  const { run } = finished;
  const paint = createPaint({ colour });
  const lines = [
    '',
    statusLine(finished, paint),
    ...failureLines(run, columns),
    ...(run.status === 'SUCCEEDED' ? ['', ...indented(formatValue(run.output!, columns - 2, mostOutputLines))] : []),
    ...finished.unanswered.map(
      (state) =>
        `${paint('yellow', 'note')} the task token of '${withoutControls(state)}' cannot be used here, so it timed out; with --port, time waits for an answer`,
    ),
    '',
    `${paint('dim', 'path')}         ${withoutControls(pathOf(run))}`,
    ...mapRunLines(finished, paint),
    ...nestedLines(finished, paint),
    `${paint('dim', 'transitions')}  ${transitionsOf(finished)}`,
    `${paint('dim', 'cost on AWS')}  ${costText(finished)}`,
  ];
  return `${lines.join('\n')}\n`;
}

function statusLine({ run, time, tookMs }: FinishedRun, paint: Paint): string {
  const { status, durationMs } = run;
  const word = paint(status === 'SUCCEEDED' ? 'green' : 'red', status);
  const here = time === 'real' ? '' : paint('dim', ` (${formatDuration(Math.max(1, Math.round(tookMs)))} here)`);
  return `${word} after ${formatDuration(durationMs)}${here}`;
}

function failureLines(run: Run, columns: number): string[] {
  const { error, cause, status, story } = run;
  if (status === 'SUCCEEDED') return [];
  const told = [...(error === undefined ? [] : [withoutControls(error)]), ...causeLines(cause, columns)];
  return indented([
    ...told,
    ...(status === 'FAILED' ? [...describeLastError(story).map(withoutControls), ...inputLines(run, columns)] : []),
  ]);
}

/** The input of the state that failed. */
function inputLines({ story }: Run, columns: number): string[] {
  const failed = story.visits.findLast(({ outcome }) => outcome === 'failed');
  if (failed?.input === undefined || failed.type === 'Fail') return [];
  const [first, ...others] = formatValue(failed.input, columns - 12, 12);
  return [`its input  ${first}`, ...others.map((line) => `           ${line}`)];
}

/** A cause is often JSON, which is easier to read formatted. */
function causeLines(cause: string | undefined, columns: number): string[] {
  if (cause === undefined || cause === '') return [];
  if (/^\s*\{/.test(cause)) {
    try {
      return formatValue(JSON.parse(cause) as Json, columns - 4);
    } catch {
      // Not JSON.
    }
  }
  return cause.split(/\r?\n/).slice(0, 30).map(withoutControls);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

const mostSteps = 20;

function pathOf({ path }: Run): string {
  if (path.length <= mostSteps) return formatPath(path);
  const half = mostSteps / 2;
  const between = `… ${formatCount(path.length - mostSteps)} more …`;
  return formatPath([...path.slice(0, half), between, ...path.slice(-half)]);
}

const mostNested = 10;

/** Nested executions, one line each. */
function nestedLines({ nested }: FinishedRun, paint: Paint): string[] {
  const lines = nested.slice(0, mostNested).map(({ stateMachineName, run }) => {
    const { status, error, cause } = run;
    const why = status === 'FAILED' || status === 'ABORTED' ? `: ${describeFailure(error, cause)}` : '';
    return `${withoutControls(stateMachineName)}  ${status}${why}  ${withoutControls(pathOf(run))}`;
  });
  if (nested.length > mostNested) lines.push(`… ${formatCount(nested.length - mostNested)} more`);
  return lines.map((line, index) => `${index === 0 ? paint('dim', 'nested') : '      '}       ${line}`);
}

/** Map Runs, one line each. */
function mapRunLines({ mapRuns }: FinishedRun, paint: Paint): string[] {
  const lines = mapRuns
    .slice(0, mostNested)
    .map(({ state, status, text }) => `${withoutControls(state)}  ${status}  ${text}`);
  if (mapRuns.length > mostNested) lines.push(`… ${formatCount(mapRuns.length - mostNested)} more`);
  return lines.map((line, index) => `${index === 0 ? paint('dim', 'map run') : '       '}      ${line}`);
}

function costText({ nested, mapRuns, ...finished }: FinishedRun): string {
  const costs = [costOf(finished), ...nested.map(({ cost }) => cost)];
  const known = costs.filter((cost) => cost !== undefined);
  const dollars = mapRuns.map((one) => one.dollars);
  if (known.length < costs.length || dollars.includes(undefined))
    return `not known for the region ${regionOf(finished.run)}: see https://aws.amazon.com/step-functions/pricing/`;
  const ofChildren = dollars.reduce<number>((sum, one) => sum + one!, 0);
  const own = formatCost(known);
  return ofChildren === 0 ? own : `${own}, and ${formatDollars(ofChildren)} for the children of Map Runs`;
}

function transitionsOf({ run: { transitions, story }, nested, mapRuns }: FinishedRun): string {
  const retries = story.visits.reduce((sum, visit) => sum + retriesOf(visit).length, 0);
  const parts = ['the start', formatCount(story.visits.length, 'state entered', 'states entered')];
  if (retries > 0) parts.push(formatCount(retries, 'retry', 'retries'));
  const inside =
    nested.reduce((sum, { run }) => sum + run.transitions, 0) +
    mapRuns.reduce((sum, { transitions: ofChildren }) => sum + ofChildren, 0);
  const more = inside === 0 ? '' : `, and ${formatCount(inside)} in nested executions`;
  return `${formatCount(transitions)} (${parts.join(', ')})${more}`;
}

/** The result of an execution as one JSON object. */
export function resultAsJson(finished: FinishedRun): string {
  const { run, type, nested, mapRuns } = finished;
  const { executionArn, status, error, cause, durationMs, path, transitions, story } = run;
  const cost = costOf(finished);
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
    nested: nested.map(({ stateMachineName, type: kind, run: inner, cost: itsCost }) => ({
      executionArn: inner.executionArn,
      stateMachineName,
      type: kind,
      status: inner.status,
      ...(inner.status === 'SUCCEEDED' ? {} : { error: inner.error, cause: inner.cause }),
      path: inner.path,
      transitions: inner.transitions,
      cost: itsCost,
    })),
    mapRuns: mapRuns.length === 0 ? undefined : mapRuns.map(({ text: _, ...summary }) => summary),
    cost: cost === undefined ? undefined : { ...cost, currency: 'USD', asOf: prices.asOf },
  };
  return `${printJson(result, 2)}\n`;
}

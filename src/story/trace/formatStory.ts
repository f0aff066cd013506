import { formatCount, times } from '../../util/formatCount';
import { clip } from './clip';
import { foldLoops, type Fold } from './foldLoops';
import { formatDuration } from './formatDuration';
import { errorOf, redrivesOf, retryDelaysMs, strandsOf, type Story, type Strand, type Visit } from './Story';
import { withAncestors } from './strands';
import { toPointer } from '../../language/asl/path';
import { findState } from './findState';

export interface StoryFormat {
  /** The maximum number of iterations of a Map that are shown; the others are counted. Default 3. */
  readonly maxIterations?: number;
  /** Marks this visit as the place that a message is about. */
  readonly mark?: Visit | undefined;
  readonly markText?: string;
  /** Whether errors are shown with their causes. Default true. */
  readonly causes?: boolean;
}

/**
 * The path of an execution as a tree, one line for each state: its type, when it was entered (relative to the start),
 * and how it ended.
 *
 * ```text
 * FAILED after 3s: Shipping.Down
 * ├─ Charge  Task  +0s
 * └─ Ship    Task  +0s  failed: Shipping.Down (3 attempts, waited 1s, 2s)
 * ```
 */
export function formatStory(story: Story, format: StoryFormat = {}): string {
  const lines = [
    headline(story, format),
    ...formatStrand(story.main, { ...format, startMs: story.startMs, cause: story.cause }),
  ];
  if (story.events === undefined) lines.push('(there is no history: AWS keeps none for Express executions)');
  return lines.join('\n');
}

interface TreeFormat extends StoryFormat {
  readonly startMs: number;
  /** The cause of the execution's error. */
  readonly cause: string | undefined;
}

function headline({ status, startMs, stopMs, error, cause, redriveCount }: Story, format: StoryFormat): string {
  const redriven = redriveCount === 0 ? '' : ` (redriven ${times(redriveCount)})`;
  const after = `${stopMs === undefined ? '' : ` after ${formatDuration(stopMs - startMs)}`}${redriven}`;
  const why =
    error === undefined && cause === undefined
      ? ''
      : `: ${describeError(error, format.causes === false ? undefined : cause)}`;
  return `${status}${after}${why}`;
}

const longestCause = 400;

/** An error and its cause on one line. The middle of a long cause is left out, because the reason may be at its end. */
export function describeError(error: string | undefined, cause: string | undefined): string {
  const name = error ?? '(no error name)';
  return cause === undefined || cause === '' ? name : `${name} — ${clip(cause, longestCause)}`;
}

/** The cause of the whole failure is in the first line, and is not repeated. */
function describeFailure(error: string | undefined, cause: string | undefined, format: TreeFormat): string {
  return describeError(error, format.causes === false || cause === format.cause ? undefined : cause);
}

/** The maximum number of states in a line that are shown, counting loops once. */
const mostStates = 100;

function formatStrand({ visits }: Strand, format: TreeFormat, indent = ''): string[] {
  const folds = foldLoops(visits, (visit) => keyOf(visit, format));
  const shown = folds.length <= mostStates ? folds : aroundMark(folds, format);
  const width = shown.flatMap((fold) => fold?.items ?? []).reduce((most, { state }) => Math.max(most, state.length), 0);
  const hidden = folds.length - shown.length + 1;
  return shown.flatMap((fold, index) => {
    if (fold === undefined) return [`${indent}… ${formatCount(hidden, 'more state')} …`];
    const last = index === shown.length - 1;
    return formatFold(fold, { ...format, width, last }, indent);
  });
}

interface RowFormat extends TreeFormat {
  readonly width: number;
  /** Whether nothing follows below. */
  readonly last: boolean;
}

function formatFold({ items, times, end }: Fold<Visit>, format: RowFormat, indent: string): string[] {
  const lines = items.flatMap((visit, index) => {
    const last = format.last && index === items.length - 1;
    const line = `${indent}${last ? '└─' : '├─'} ${visit.state.padEnd(format.width)}  ${describeVisit(visit, format)}`;
    const marked = visit === format.mark;
    const mark = marked ? [`${indent}${last ? '  ' : '│ '} ↑ ${format.markText ?? 'here'}`] : [];
    return [line, ...mark, ...formatStrands(visit, format, `${indent}${last ? '   ' : '│  '}`)];
  });
  if (times === 1) return lines;
  const what = items.length === 1 ? 'this state' : `these ${items.length} states`;
  const until = formatDuration(end.enteredMs - format.startMs);
  return [...lines, `${indent}${format.last ? '   ' : '│  '}× ${formatCount(times)} (${what}, until +${until})`];
}

/** The first, the last and the marked ones, with `undefined` once for those in between. */
function aroundMark(folds: readonly Fold<Visit>[], { mark }: TreeFormat): readonly (Fold<Visit> | undefined)[] {
  const around = new Set(withAncestors(mark));
  const at = folds.findIndex(({ items }) => items.some((visit) => around.has(visit)));
  const from = at < 0 || at < mostStates / 2 || at > folds.length - mostStates / 2 ? mostStates / 2 : undefined;
  if (from !== undefined) return [...folds.slice(0, from), undefined, ...folds.slice(folds.length - from)];
  return [undefined, ...folds.slice(at - mostStates / 2, at + mostStates / 2)];
}

/** Equal for two visits that are printed alike, apart from their times. */
function keyOf(visit: Visit, format: TreeFormat): string {
  const inner = strandsOf(visit).map((strand) => strand.visits.map((one) => keyOf(one, format)));
  const mark = visit === format.mark ? 'marked' : '';
  return `${visit.state} ${mark} ${describeOutcome(visit, format)}${inner.length === 0 ? '' : JSON.stringify(inner)}`;
}

function formatStrands(visit: Visit, format: TreeFormat, indent: string): string[] {
  const strands = strandsOf(visit);
  const shown = visit.type === 'Map' ? choose(strands, format) : strands;
  const lines = shown.flatMap((strand) => [
    `${indent}${strand.kind === 'iteration' ? 'item' : 'branch'} ${strand.index}`,
    ...formatStrand(strand, format, `${indent}  `),
  ]);
  const hidden = strands.length - shown.length;
  if (hidden === 0) return lines;
  return [...lines, `${indent}… and ${hidden} more ${hidden === 1 ? 'item' : 'items'}`];
}

/** The first iterations, preceded by the marked one and those that did not succeed. */
function choose(strands: readonly Strand[], { maxIterations = 3, mark }: StoryFormat): readonly Strand[] {
  if (strands.length <= maxIterations) return strands;
  const around = new Set([...withAncestors(mark)].map(({ strand }) => strand));
  const marked = strands.filter((strand) => around.has(strand));
  const bad = strands.filter(({ visits }) => visits.some(({ outcome }) => outcome === 'failed'));
  const chosen = new Set([...new Set([...marked, ...bad, ...strands])].slice(0, maxIterations));
  return strands.filter((strand) => chosen.has(strand));
}

function describeVisit(visit: Visit, format: TreeFormat): string {
  const outcome = describeOutcome(visit, format);
  return `${visit.type}  +${formatDuration(visit.enteredMs - format.startMs)}${outcome === '' ? '' : `  ${outcome}`}`;
}

const withError = { caught: 'caught', failed: 'failed:' } as const;
const words = { succeeded: '', open: 'still open', aborted: 'cut off' } as const;

function describeOutcome(visit: Visit, format: TreeFormat): string {
  const { outcome } = visit;
  const { error, cause } = errorOf(visit);
  const how =
    outcome === 'caught' || outcome === 'failed'
      ? `${withError[outcome]} ${describeFailure(error, cause, format)}`
      : words[outcome];
  return [how, describeRetries(visit)].filter((part) => part !== '').join(' ');
}

function describeRetries(visit: Visit): string {
  const waits = retryDelaysMs(visit).map(formatDuration).join(', ');
  const redrives = redrivesOf(visit).length;
  if (waits === '' && redrives === 0) return '';
  const parts = [`${visit.attempts.length} attempts`];
  if (waits !== '') parts.push(`waited ${waits}`);
  if (redrives > 0) parts.push(`redriven ${times(redrives)}`);
  return `(${parts.join(', ')})`;
}

/** The error that the execution ended with, or the last one that it caught, with the place of its state. */
export function describeLastError(story: Story): string[] {
  const visit = lastFailed(story);
  if (visit === undefined) return [];
  const { error, cause } = errorOf(visit);
  if (error === story.error && cause === story.cause) return [`failed in ${placeOf(story, visit)}`];
  return [`last error: ${describeError(error, cause)}`, `  in ${placeOf(story, visit)}`];
}

/** The innermost state of what failed last. */
function lastFailed({ visits }: Story): Visit | undefined {
  return (
    visits.findLast(({ outcome }) => outcome === 'failed') ?? visits.findLast(({ outcome }) => outcome === 'caught')
  );
}

/** `state 'Ship' at /States/Ship (order.asl.json:14)` */
function placeOf({ origin: { definition, locate } }: Story, { state, location }: Visit): string {
  const found = findState(definition, state);
  if (found === undefined) return `state '${state}'`;
  const pointer = toPointer(found.path) + (location === undefined ? '' : `/${location.replace(/\[(\d+)\]/g, '/$1')}`);
  const written = locate?.(pointer);
  return `state '${state}' at ${pointer}${written === undefined ? '' : ` (${written.file}:${written.line})`}`;
}

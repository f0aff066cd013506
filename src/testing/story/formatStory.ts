import type { Json } from '../../util/json';
import { formatDuration } from './formatDuration';
import { strandsOf, type Attempt, type Story, type Strand, type Visit } from './Story';

export interface StoryFormat {
  /** So many iterations of a Map are shown; the others are counted. */
  readonly maxIterations?: number;
  /** Marks this visit as the place that a message is about. */
  readonly mark?: Visit | undefined;
  readonly markText?: string;
}

/**
 * The path of an execution as a tree, a line a state: what it is, how it went, and when, counted from the start.
 *
 * ```text
 * FAILED after 3s: Shipping.Down
 * ├─ Charge  Task  +0s
 * └─ Ship    Task  +0s  failed: Shipping.Down (3 attempts, waited 1s, 2s)
 * ```
 */
export function formatStory(story: Story, format: StoryFormat = {}): string {
  return [headline(story), ...formatStrand(story, story.main, '', format)].join('\n');
}

function headline({ status, startMs, stopMs, error, cause }: Story): string {
  const after = stopMs === undefined ? '' : ` after ${formatDuration(stopMs - startMs)}`;
  const why = error === undefined && cause === undefined ? '' : `: ${describeError(error, cause)}`;
  return `${status}${after}${why}`;
}

export function describeError(error: string | undefined, cause: string | undefined): string {
  const name = error ?? '(no error name)';
  return cause === undefined || cause === '' ? name : `${name} — ${shorten(cause, 200)}`;
}

function formatStrand(story: Story, strand: Strand, indent: string, format: StoryFormat): string[] {
  const width = Math.max(0, ...strand.visits.map(({ state }) => state.length));
  return strand.visits.flatMap((visit, index) => {
    const last = index === strand.visits.length - 1;
    const line = `${indent}${last ? '└─' : '├─'} ${visit.state.padEnd(width)}  ${describeVisit(story, visit)}`;
    const mark = visit === format.mark ? [`${indent}${last ? '  ' : '│ '} ↑ ${format.markText ?? 'here'}`] : [];
    return [line, ...mark, ...formatStrands(story, visit, `${indent}${last ? '   ' : '│  '}`, format)];
  });
}

function formatStrands(story: Story, visit: Visit, indent: string, format: StoryFormat): string[] {
  const strands = strandsOf(visit);
  const shown = visit.type === 'Map' ? choose(strands, format.maxIterations ?? 3) : strands;
  const lines = shown.flatMap((strand) => [
    `${indent}${strand.kind === 'iteration' ? 'item' : 'branch'} ${strand.index}`,
    ...formatStrand(story, strand, `${indent}  `, format),
  ]);
  const hidden = strands.length - shown.length;
  return hidden === 0 ? lines : [...lines, `${indent}… and ${hidden} more items`];
}

/** The first iterations, and before them the ones that did not go well. */
function choose(strands: readonly Strand[], count: number): readonly Strand[] {
  if (strands.length <= count) return strands;
  const bad = strands.filter(({ visits }) => visits.some(({ outcome }) => outcome === 'failed'));
  const chosen = new Set([...bad, ...strands].slice(0, Math.max(count, Math.min(bad.length, count))));
  return strands.filter((strand) => chosen.has(strand));
}

function describeVisit(story: Story, visit: Visit): string {
  const parts = [visit.type.padEnd(8).trimEnd(), `+${formatDuration(visit.enteredMs - story.startMs)}`];
  const outcome = describeOutcome(visit);
  if (outcome !== '') parts.push(outcome);
  return parts.join('  ');
}

function describeOutcome(visit: Visit): string {
  const { outcome, error, cause, attempts } = visit;
  const last = attempts.at(-1);
  const retries = describeRetries(attempts);
  switch (outcome) {
    case 'succeeded':
      return retries;
    case 'open':
      return join('still open', retries);
    case 'aborted':
      return join('cut off', retries);
    case 'caught':
      return join(`caught ${describeError(error ?? last?.error, cause ?? last?.cause)}`, retries);
    case 'failed':
      return join(`failed: ${describeError(error ?? last?.error, cause ?? last?.cause)}`, retries);
  }
}

function join(text: string, retries: string): string {
  return retries === '' ? text : `${text} ${retries}`;
}

function describeRetries(attempts: readonly Attempt[]): string {
  if (attempts.length < 2) return '';
  return `(${attempts.length} attempts, waited ${retryDelaysMs(attempts).map(formatDuration).join(', ')})`;
}

/** The time between the end of each attempt and the start of the next. */
export function retryDelaysMs(attempts: readonly Attempt[]): number[] {
  return attempts
    .slice(1)
    .map((attempt, index) => attempt.startedMs - (attempts[index]!.endedMs ?? attempts[index]!.startedMs));
}

/** A value on one line, cut at `length` characters. */
export function shortJson(value: Json | undefined, length = 200): string {
  return value === undefined ? 'nothing' : shorten(JSON.stringify(value), length);
}

function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

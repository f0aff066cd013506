import { HarnessError } from '../../errors/HarnessError';
import { printJson } from '../../util/ExactNumber';
import { readJson, toPlainNumbers, type Json } from '../../util/json';
import { formatCount, times } from '../../util/formatCount';
import { withoutMetadata } from './clip';
import { foldLoops } from './foldLoops';
import { formatDuration } from './formatDuration';
import { Scrubber } from './Scrubber';
import {
  calledOf,
  errorOf,
  redrivesOf,
  retriesOf,
  retryDelaysMs,
  strandsOf,
  type Attempt,
  type Story,
  type Strand,
  type Visit,
} from './Story';

/** How to write a snapshot. */
interface SnapshotOptions {
  /** Leaves out the child executions of Distributed Maps. */
  readonly children?: 'ignore' | undefined;
  /** Times of this execution become placeholders, too. */
  readonly timesOf?: Story | undefined;
}

/**
 * The story of an execution for a snapshot: its input, the states that it entered, what they called, assigned and
 * returned, what the children of its Distributed Maps did, and its output. Runs that do the same have the same
 * snapshot: ids, times, tokens and accounts are placeholders, except for what the definition contains. Durations are
 * included where time skips or the test moves it, and left out in real time. Equal rounds of a loop, and equal
 * children, are written once.
 *
 * Throws a HarnessError for unknown children.
 */
export function formatSnapshot(story: Story, options: SnapshotOptions = {}): string {
  return lines(story, options).join('\n');
}

function lines(story: Story, options: SnapshotOptions): string[] {
  const writer = new SnapshotWriter(story, options);
  const { status, input, output, error, cause, startMs, stopMs, redriveCount } = story;
  const redriven = redriveCount === 0 ? '' : `, redriven ${times(redriveCount)}`;
  return [
    `${status}${stopMs === undefined ? '' : writer.duration(' after ', stopMs - startMs)}${redriven}`,
    ...writer.json('input', input),
    ...writer.strand(story.main, ''),
    ...writer.json('output', output),
    ...(error === undefined ? [] : [`error ${error}`]),
    ...(cause === undefined ? [] : writer.json('cause', asJson(cause))),
  ];
}

class SnapshotWriter {
  private readonly scrubber: Scrubber;
  private readonly timed: boolean;
  private readonly stopMs: number | undefined;

  constructor(
    private readonly story: Story,
    private readonly options: SnapshotOptions,
  ) {
    this.scrubber = new Scrubber(story, options.timesOf);
    this.timed = story.origin.timed === true;
    this.stopMs = story.stopMs;
  }

  strand({ visits }: Strand, indent: string): string[] {
    const texts = new Map(visits.map((visit) => [visit, this.visit(visit)]));
    const folds = foldLoops(visits, (visit) => texts.get(visit)!.join('\n'));
    return folds.flatMap(({ items, times }, index) => {
      const end = index === folds.length - 1;
      const lines = items.flatMap((visit, at) => {
        const last = end && at === items.length - 1;
        const [first, ...more] = texts.get(visit)!;
        return [
          `${indent}${last ? '└─' : '├─'} ${first}`,
          ...more.map((line) => `${indent}${last ? '   ' : '│  '}${line}`),
        ];
      });
      if (times === 1) return lines;
      const what = items.length === 1 ? 'this state' : `these ${items.length} states`;
      return [...lines, `${indent}${end ? '   ' : '│  '}× ${formatCount(times)} (${what})`];
    });
  }

  /** A duration after some words; empty in real time. */
  duration(words: string, ms: number): string {
    return this.timed ? `${words}${formatDuration(ms)}` : '';
  }

  private visit(visit: Visit): string[] {
    const tookMs = (visit.exitedMs ?? this.stopMs ?? visit.enteredMs) - visit.enteredMs;
    const took = tookMs === 0 ? '' : this.duration('  ', tookMs);
    return [
      `${visit.state}  ${visit.type}${took}${this.outcome(visit)}`,
      ...indented('', this.details(visit)),
      ...this.strands(visit, ''),
      ...this.children(visit),
    ];
  }

  /** What the child executions of its Map Run did, in order; consecutive equal ones once. */
  private children({ state, attempts }: Visit): string[] {
    const mapRunArn = attempts.at(-1)?.mapRunArn;
    if (mapRunArn === undefined || this.options.children === 'ignore') return [];
    const { origin } = this.story;
    const stories = origin.children?.(mapRunArn, origin);
    if (stories === undefined) throw noChildren(state);
    const texts = stories.map((child) => lines(child, this.options));
    const keys = texts.map((text) => text.join('\n'));
    const firsts = keys.flatMap((key, index) => (key === keys[index - 1] ? [] : [index]));
    return firsts.flatMap((first, index) => {
      const last = (firsts[index + 1] ?? keys.length) - 1;
      const which = first === last ? `child ${first}` : `children ${first} to ${last}, each`;
      return [which, ...indented('', texts[first]!)];
    });
  }

  json(label: string, value: Json | undefined): string[] {
    if (value === undefined) return [];
    const scrubbed = withoutMetadata(this.scrubber.value(value));
    const short = printJson(scrubbed);
    return `${label} ${short.length <= 100 ? short : printJson(scrubbed, 2)}`.split('\n');
  }

  private strands(visit: Visit, indent: string): string[] {
    return strandsOf(visit).flatMap((strand) => [
      `${indent}${strand.kind === 'iteration' ? 'item' : 'branch'} ${strand.index}`,
      ...this.strand(strand, `${indent}  `),
    ]);
  }

  private outcome(visit: Visit): string {
    const { outcome } = visit;
    const waits = retryDelaysMs(visit).map(formatDuration).join(', ');
    const retries =
      retriesOf(visit).length + redrivesOf(visit).length === 0
        ? ''
        : ` after ${visit.attempts.length} attempts${this.timed && waits !== '' ? `, waited ${waits}` : ''}`;
    const { error = '(no error name)' } = errorOf(visit);
    if (outcome === 'failed') return `  failed: ${error}${retries}`;
    if (outcome === 'caught') return `  caught ${error}${retries}`;
    if (outcome === 'succeeded') return retries === '' ? '' : `  succeeded${retries}`;
    return `  ${outcome === 'open' ? 'still open' : 'cut off'}${retries}`;
  }

  private details(visit: Visit): string[] {
    return [
      ...this.calls(visit.attempts.filter(({ scheduled, resource }) => scheduled && resource !== undefined)),
      ...this.json('assigned', visit.assigned),
      ...this.json('output', visit.output),
    ];
  }

  /** The role of `Credentials`. */
  private role({ roleArn }: Attempt): string {
    return roleArn === undefined ? '' : ` as ${this.scrubber.text(roleArn)}`;
  }

  /** The requests; once if all attempts sent the same. */
  private calls(attempts: readonly Attempt[]): string[] {
    const calls = attempts.map((attempt) => [
      `called ${this.scrubber.text(calledOf(attempt)!)}${this.role(attempt)}`,
      ...this.json('  with', attempt.parameters),
    ]);
    return calls.every((lines) => lines.join() === calls[0]!.join()) ? (calls[0] ?? []) : calls.flat();
  }
}

function noChildren(state: string): HarnessError {
  return new HarnessError(
    `A snapshot contains the children of the Distributed Map '${state}' only in the test process, and only while they are kept. ` +
      `Make a snapshot of each: const each = await run.mapRun('${state}'); expect(await each.item(0)).toMatchSnapshot(). ` +
      "To leave them out: expect(run.toSnapshot({ children: 'ignore' })).toMatchSnapshot().",
  );
}

function indented(indent: string, lines: readonly string[]): string[] {
  return lines.map((line) => `${indent}  ${line}`);
}

/** A cause that is JSON is shown as JSON: a function's error with its stack. */
function asJson(cause: string): Json {
  try {
    return toPlainNumbers(readJson(cause));
  } catch {
    return cause;
  }
}

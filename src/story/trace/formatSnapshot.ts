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

/** What a snapshot is written with. */
interface SnapshotOptions {
  /** Leaves out the child executions of Distributed Maps. */
  readonly children?: 'ignore' | undefined;
  /** Times of this execution are placeholders, too. */
  readonly timesOf?: Story | undefined;
}

/**
 * The story of an execution for a snapshot: what went in, which states it was in, what they called, assigned and
 * answered, what the children of its Distributed Maps did, and what came out. Runs that do the same have the same text:
 * ids, times, tokens and accounts are placeholders; what the definition says is none of these. Durations are part of it
 * where time skips or is moved by the test, and left out where it really passes. Equal rounds of a loop, and equal
 * children, are written once.
 *
 * Throws a HarnessError for children that are not known.
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

  /** A length of time behind some words; nothing where time really passes. */
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

  /** What the child executions of its Map Run did, in order; those in a row that did the same once. */
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

  /** What was sent; once, where every attempt sent the same. */
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
    `A snapshot has the children of the Distributed Map '${state}' only in the test's own process, and where they are still kept. ` +
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

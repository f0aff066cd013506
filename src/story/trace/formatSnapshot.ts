import { readJson, toPlainNumbers, type Json } from '../../util/json';
import { Scrubber } from './Scrubber';
import { errorOf, retriesOf, strandsOf, type Attempt, type Story, type Strand, type Visit } from './Story';
import { printJson } from '../../util/ExactNumber';

/**
 * The story of an execution for a snapshot: what went in, which states it was in, what they called, assigned and answered,
 * and what came out. The same for every run that does the same: ids, times, tokens and accounts are placeholders, and
 * how long things took is left out.
 */
export function formatSnapshot(story: Story): string {
  const writer = new SnapshotWriter(new Scrubber(story));
  const { status, input, output, error, cause } = story;
  return [
    status,
    ...writer.json('input', input),
    ...writer.strand(story.main, ''),
    ...writer.json('output', output),
    ...(error === undefined ? [] : [`error ${error}`]),
    ...(cause === undefined ? [] : writer.json('cause', asJson(cause))),
  ].join('\n');
}

class SnapshotWriter {
  private readonly scrubber: Scrubber;

  constructor(scrubber: Scrubber) {
    this.scrubber = scrubber;
  }

  strand({ visits }: Strand, indent: string): string[] {
    return visits.flatMap((visit, index) => {
      const last = index === visits.length - 1;
      const inner = `${indent}${last ? '   ' : '│  '}`;
      return [
        `${indent}${last ? '└─' : '├─'} ${visit.state}  ${visit.type}${this.outcome(visit)}`,
        ...indented(inner, this.details(visit)),
        ...this.strands(visit, inner),
      ];
    });
  }

  json(label: string, value: Json | undefined): string[] {
    if (value === undefined) return [];
    const scrubbed = this.scrubber.value(value);
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
    const retries = retriesOf(visit).length === 0 ? '' : ` after ${visit.attempts.length} attempts`;
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

  /** What was sent; once, where every attempt sent the same. */
  private calls(attempts: readonly Attempt[]): string[] {
    const calls = attempts.map(({ resource, resourceType, parameters }) => [
      `called ${this.scrubber.text(resourceType === undefined ? resource! : `${resourceType}:${resource}`)}`,
      ...this.json('  with', parameters),
    ]);
    return calls.every((lines) => lines.join() === calls[0]!.join()) ? (calls[0] ?? []) : calls.flat();
  }
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

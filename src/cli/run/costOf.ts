import { expressCost, standardCost, type Cost } from '../../story/cost/estimateCost';
import { jsonText } from './jsonText';
import type { FinishedRun } from './resultAsText';

/** What an execution would have cost on AWS. */
export function costOf({ run, type, definition }: Pick<FinishedRun, 'run' | 'type' | 'definition'>): Cost {
  if (type === 'STANDARD') return standardCost(run.transitions);
  const sizes = run.story.visits.map(({ input, output }) => Math.max(bytesOf(input), bytesOf(output)));
  const steps = run.story.visits.flatMap(({ attempts }) => attempts.map(({ strands }) => strands.length));
  return expressCost({
    durationMs: run.durationMs,
    definitionBytes: Buffer.byteLength(definition),
    payloadBytes: sizes.reduce((most, size) => Math.max(most, size), 0),
    parallelSteps: steps.reduce((sum, count) => sum + count, 0),
  });
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(jsonText(value));
}

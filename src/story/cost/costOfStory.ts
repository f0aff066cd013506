import type { WorkflowType } from '../../language/asl/types';
import { printJson } from '../../util/ExactNumber';
import { durationOf, transitionsOf, type Story } from '../trace/Story';
import { expressCost, standardCost, type Cost } from './estimateCost';

/**
 * What an execution would have cost on AWS, alone: executions that it started (nested ones, children of a Distributed
 * Map) are paid on their own. `definitionBytes`: the length of its definition as it was deployed.
 */
export function costOfStory(story: Story, type: WorkflowType, definitionBytes: number, region?: string): Cost {
  if (type === 'STANDARD') return standardCost(transitionsOf(story), region);
  const { visits } = story;
  const sizes = visits.map(({ input, output }) => Math.max(bytesOf(input), bytesOf(output)));
  const steps = visits.flatMap(({ attempts }) => attempts.map(({ strands }) => strands.length));
  return expressCost({
    durationMs: durationOf(story),
    definitionBytes,
    payloadBytes: sizes.reduce((most, size) => Math.max(most, size), 0),
    parallelSteps: steps.reduce((sum, count) => sum + count, 0),
  });
}

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(printJson(value));
}

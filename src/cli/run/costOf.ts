import { costOfStory } from '../../story/cost/costOfStory';
import type { Cost } from '../../story/cost/estimateCost';
import type { FinishedRun } from './resultAsText';

/** What an execution would have cost on AWS. */
export function costOf({ run, type, definition }: Pick<FinishedRun, 'run' | 'type' | 'definition'>): Cost {
  return costOfStory(run.story, type, Buffer.byteLength(definition));
}

import type { Origin } from '../../../story/trace/Story';
import type { Stepmill } from '../Stepmill';
import type { Run } from './Run';
import { StartedRun } from './StartedRun';

/** Redrives an execution and waits for its end: `run.redrive()`. */
export async function redriveRun<Output, State extends string>(
  harness: Stepmill,
  executionArn: string,
  origin: Origin,
): Promise<Run<Output, State>> {
  const started = new StartedRun<Output, State>(harness, executionArn, origin);
  return (await started.redrive()).ended();
}

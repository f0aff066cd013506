import type { Origin } from '../../../story/trace/Story';
import type { Stepmill } from '../Stepmill';
import { readMapRun } from './readMapRun';
import type * as Recorder from './recordRun';
import type { Run, RunAccess } from './Run';
import { StartedRun } from './StartedRun';

/** What a run of a harness can do and read beyond its story. */
export function accessTo<Output, State extends string>(
  harness: Stepmill,
  executionArn: string,
  origin: Origin,
): RunAccess<Output, State> {
  return {
    redrive: () => harness.mistakes.watch(redriveRun(harness, executionArn, origin), 'A redrive was not awaited'),
    mapRun: (story, state, at) => readMapRun(harness, story, state, at),
    record: (file) => (require('./recordRun') as typeof Recorder).recordRun(harness.place, executionArn, file),
  };
}

/** Redrives an execution and waits for its end: `run.redrive()`. */
async function redriveRun<Output, State extends string>(
  harness: Stepmill,
  executionArn: string,
  origin: Origin,
): Promise<Run<Output, State>> {
  const started = new StartedRun<Output, State>(harness, executionArn, origin);
  return (await started.redrive()).ended();
}

import type { Origin, Story } from '../../../story/trace/Story';
import type { Stepmill } from '../Stepmill';
import type { MapRunView } from './MapRunView';
import { readMapRun } from './readMapRun';
import type * as Recorder from './recordRun';
import type { Run, RunAccess } from './Run';
import { StartedRun } from './StartedRun';

/** What a run of a harness can do and read beyond its story. */
export class HarnessAccess<Output, State extends string> implements RunAccess<Output, State> {
  // Whoever prints or compares a run has no use for these.
  readonly #harness: Stepmill;
  readonly #executionArn: string;
  readonly #origin: Origin;

  constructor(harness: Stepmill, executionArn: string, origin: Origin) {
    this.#harness = harness;
    this.#executionArn = executionArn;
    this.#origin = origin;
  }

  redrive(): Promise<Run<Output, State>> {
    const redriven = redriveRun<Output, State>(this.#harness, this.#executionArn, this.#origin);
    return this.#harness.mistakes.watch(redriven, 'A redrive was not awaited');
  }

  mapRun(story: Story, state: string, at: number): Promise<MapRunView> {
    return readMapRun(this.#harness, story, state, at);
  }

  record(file: string): Promise<void> {
    return (require('./recordRun') as typeof Recorder).recordRun(this.#harness.place, this.#executionArn, file);
  }
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

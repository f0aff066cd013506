import type { Origin } from '../../story/trace/Story';
import type { Duration } from '../../tasks/mocking/parseDuration';
import type { Coverage } from '../features';
import type { Place } from '../places/Place';
import type { TestInProgress } from '../runner/TestInProgress';
import type { AwaitedRuns } from './AwaitedRuns';
import type { Mistakes } from './Mistakes';
import type { Run } from './Run';
import type { RunningViews } from './RunningViews';

/** What runs ask of the harness that has started or read them. */
export interface RunHost {
  readonly place: Place;
  /** The test that is running. */
  readonly test: TestInProgress;
  readonly mistakes: Mistakes;
  readonly awaited: AwaitedRuns;
  readonly views: RunningViews;
  readonly coverage: Coverage | undefined;
  /** What is known of each execution. */
  readonly origin: Origin;
  /** Reads an execution as it is now. */
  read<Output, State extends string>(executionArn: string, origin?: Origin): Promise<Run<Output, State>>;
  /** As `read`, once the execution has ended. Rejects with the harness error that ended it, if any. */
  ended<Output, State extends string>(executionArn: string, origin?: Origin): Promise<Run<Output, State>>;
  /** Moves the time of one execution on. Throws a HarnessError where time passes by itself. */
  advanceExecution(executionArn: string, time: Duration): Promise<void>;
}

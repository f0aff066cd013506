import type { Origin } from '../../story/trace/Story';
import type { Duration } from '../../tasks/mocking/parseDuration';
import type { Coverage } from '../features';
import type { Place } from '../places/Place';
import type { TestInProgress } from '../runner/TestInProgress';
import type { AwaitedRuns } from './AwaitedRuns';
import type { UsageErrors } from './UsageErrors';
import type { Run } from './Run';
import type { RunningViews } from './RunningViews';

/** What runs need from the harness that has started or read them. */
export interface RunHost {
  readonly place: Place;
  /** The running test. */
  readonly test: TestInProgress;
  readonly usageErrors: UsageErrors;
  readonly awaited: AwaitedRuns;
  readonly views: RunningViews;
  readonly coverage: Coverage | undefined;
  /** The details of each execution that the API does not return. */
  readonly origin: Origin;
  /** Reads an execution as it is now. */
  read<Output, State extends string>(executionArn: string, origin?: Origin): Promise<Run<Output, State>>;
  /** Like `read`, once the execution has ended. Rejects with the harness error that ended it, if any. */
  ended<Output, State extends string>(executionArn: string, origin?: Origin): Promise<Run<Output, State>>;
  /** Moves the time of one execution forward. Throws a HarnessError where time passes by itself. */
  advanceExecution(executionArn: string, time: Duration): Promise<void>;
}

import type { Execution } from '../../../engine/executions/Execution';
import type { HistoryEvent } from '../../../contract/HistoryEvent';
import { bucketIn, stateTransitions } from '../../quotas/awsBucket';
import { datum, type Datum } from './Datum';

/** The transitions of one second. */
interface Second {
  readonly region: string;
  readonly dimensions: Datum['dimensions'];
  /** When the first of them came, in epoch milliseconds. */
  readonly timeMs: number;
  transitions: number;
}

/**
 * The state transitions of Standard executions, second by second, for an account and region and for each of its
 * machines, beside the quotas. AWS: the guide counts StateEntered events and retries.
 */
export function transitionMetrics(executions: readonly Execution[]): readonly Datum[] {
  const seconds = new Map<string, Second>();
  for (const execution of executions) {
    if (execution.type !== 'STANDARD') continue;
    const { region, arn, stateMachineArn: StateMachineArn } = execution;
    const account = arn.split(':', 5).join(':');
    for (const timeMs of transitionTimes(execution.history.events)) {
      count(seconds, account, { region, dimensions: { ServiceMetric }, timeMs });
      count(seconds, StateMachineArn, { region, dimensions: { ServiceMetric, StateMachineArn }, timeMs });
    }
  }
  return [...seconds.values()].flatMap(({ region, dimensions, timeMs, transitions }) => {
    const { bucket, refill } = bucketIn(region, stateTransitions);
    return [
      datum('ProvisionedBucketSize', dimensions, timeMs, bucket),
      datum('ProvisionedRefillRate', dimensions, timeMs, refill),
      datum('ConsumedCapacity', dimensions, timeMs, transitions),
    ];
  });
}

const ServiceMetric = 'StateTransition';

function count(seconds: Map<string, Second>, of: string, first: Omit<Second, 'transitions'>): void {
  const key = `${of}/${Math.floor(first.timeMs / 1000)}`;
  const second = seconds.get(key) ?? { ...first, transitions: 0 };
  second.transitions += 1;
  seconds.set(key, second);
}

/** What a try of a state begins with. */
const begins = /^(Task|LambdaFunction|Activity|Parallel|Map)(?:Scheduled|StateStarted)$/;

/** The first attempt of a state begins after its StateEntered, a retry after the event of the failure. */
function* transitionTimes(events: readonly HistoryEvent[]): Generator<number> {
  for (const { type, timestamp, previousEventId } of events) {
    const [, kind] = begins.exec(type) ?? [];
    const entered = kind === 'Parallel' || kind === 'Map' ? `${kind}StateEntered` : 'TaskStateEntered';
    const isRetry = kind !== undefined && events[previousEventId - 1]?.type !== entered;
    if (isRetry || type.endsWith('StateEntered')) yield timestamp;
  }
}

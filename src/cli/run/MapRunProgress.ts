import { monotonicMs } from '../../clock/system';
import { formatDuration } from '../../story/trace/formatDuration';
import { formatCount } from '../../util/formatCount';
import type { LiveExecution } from './EventCursor';

/** Says of the Map Runs that are under way how far they are: items done, failed, how fast, and how long it takes yet. */
export class MapRunProgress {
  private readonly startedMs = new Map<string, number>();
  private readonly now: () => number;

  /** `now`: a clock of this machine, in milliseconds. */
  constructor(now: () => number = monotonicMs) {
    this.now = now;
  }

  /**
   * While items are still being read, nobody knows how many there are.
   *
   * @example ['EachOrder 12,000 of 100,000 items, 3 failed, 40,000/s, 3s left']
   */
  describe(execution: LiveExecution): string[] {
    return execution.engine.executions.mapRuns
      .of(execution)
      .filter(({ status }) => status === 'RUNNING')
      .map(({ arn, plan, children, total }) => {
        const { ended, failed, timedOut } = children.itemCounts;
        const sinceMs = this.now() - this.startOf(arn);
        const parts = [
          `${plan.state} ${total === undefined ? formatCount(ended, 'item') : `${formatCount(ended)} of ${formatCount(total, 'item')}`}`,
          ...(failed + timedOut === 0 ? [] : [`${formatCount(failed + timedOut)} failed`]),
        ];
        if (ended > 0 && sinceMs > 0) {
          const perMs = ended / sinceMs;
          parts.push(`${formatCount(Math.round(perMs * 1000))}/s`);
          if (total !== undefined)
            parts.push(`${formatDuration(Math.ceil((total - ended) / perMs / 1000) * 1000)} left`);
        }
        return parts.join(', ');
      });
  }

  private startOf(arn: string): number {
    let startMs = this.startedMs.get(arn);
    if (startMs === undefined) this.startedMs.set(arn, (startMs = this.now()));
    return startMs;
  }
}

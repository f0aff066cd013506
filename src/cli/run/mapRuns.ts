import type { StateMachineDefinition } from '../../language/asl/types';
import { findState } from '../../story/trace/findState';
import { formatCount } from '../../util/formatCount';
import type { LiveExecution } from './StepFeed';
import { monotonicMs } from '../../clock/system';
import { formatDuration } from '../../story/trace/formatDuration';
import { expressCost, knowsPrice, regionOf, standardCost } from '../../story/cost/estimateCost';
import { toCompactText } from '../../util/json';
import { describeFailure } from './describeFailure';

type LiveMapRun = NonNullable<LiveExecution['child']>['mapRun'];

/** The numbers of a Map Run's items by result. */
type ItemCounts = Readonly<Record<'total' | 'succeeded' | 'failed' | 'timedOut' | 'aborted' | 'pending', number>>;

function itemCountsOf({ children }: LiveMapRun): ItemCounts {
  const { total, succeeded, failed, timedOut, aborted, pending } = children.itemCounts;
  return { total, succeeded, failed, timedOut, aborted, pending };
}

/** @example '3 items: 2 succeeded, 1 failed' */
export function describeItems({ total, ...counts }: ItemCounts): string {
  const words: Readonly<Record<string, string>> = { timedOut: 'timed out', pending: 'not begun' };
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  if (parts.length === 0) return formatCount(total, 'item');
  return `${formatCount(total, 'item')}: ${parts.map(([name, count]) => `${formatCount(count)} ${words[name] ?? name}`).join(', ')}`;
}

/** The same for the last Map Run of a state; `undefined` if it is not a Distributed Map. */
export function describeMapRun(
  execution: LiveExecution,
  definition: StateMachineDefinition,
  state: string,
): string | undefined {
  if (findState(definition, state)?.blocks[0]?.distributed !== true) return undefined;
  const last = execution.mapRuns.findLast(({ plan }) => plan.state === state);
  return last === undefined ? 'no Map Run' : describeItems(itemCountsOf(last));
}

/** Describes the progress of running Map Runs: items done and failed, speed, and remaining time. */
export class MapRunProgress {
  private readonly startedMs = new Map<string, number>();

  /** `now`: a clock of this machine, in milliseconds. */
  constructor(private readonly now: () => number = monotonicMs) {}

  /**
   * The number of items is unknown while they are still being read.
   *
   * @example ['EachOrder 12,000 of 100,000 items, 3 failed, 40,000/s, 3s left']
   */
  describe(execution: LiveExecution): string[] {
    return execution.mapRuns
      .filter(({ status }) => status === 'RUNNING')
      .map(({ arn, plan, children, data: { total } }) => {
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

/** A Map Run in a run that has ended. */
export interface MapRunSummary {
  readonly state: string;
  readonly status: string;
  /** `3 items: 2 succeeded, 1 failed` */
  readonly text: string;
  readonly counts: Readonly<Record<string, number>>;
  /** The state transitions of its children. */
  readonly transitions: number;
  /** `undefined` if the region's price is not known. */
  readonly dollars: number | undefined;
}

interface Sum {
  transitions: number;
  dollars: number | undefined;
  /** The failure of the first child that failed. */
  failure: string | undefined;
}

/** Adds up what the children of Map Runs have done, as they end: there may be more than are kept. */
export class MapRunTally {
  private readonly sums = new Map<LiveMapRun, Sum>();

  ended(execution: LiveExecution): void {
    const mapRun = execution.child?.mapRun;
    if (mapRun === undefined) return;
    let sum = this.sums.get(mapRun);
    if (sum === undefined) this.sums.set(mapRun, (sum = { transitions: 0, dollars: 0, failure: undefined }));
    if (execution.status === 'FAILED') sum.failure ??= describeFailure(execution.error, execution.cause);
    const transitions = transitionsOf(execution);
    sum.transitions += transitions;
    const dollars = dollarsOf(execution, transitions);
    sum.dollars = sum.dollars === undefined || dollars === undefined ? undefined : sum.dollars + dollars;
  }

  /** In the order in which the first child of each ended. */
  summaries(): readonly MapRunSummary[] {
    return [...this.sums].map(([mapRun, { transitions, dollars, failure }]) => {
      const counts = itemCountsOf(mapRun);
      const first = failure === undefined ? '' : ` (the first: ${failure})`;
      const { plan, status } = mapRun;
      return { state: plan.state, status, counts, text: describeItems(counts) + first, transitions, dollars };
    });
  }
}

/** The start, each state entered, and each attempt after the first; see `Run.transitions`. */
function transitionsOf({ history }: LiveExecution): number {
  let entered = 0;
  let tries = 0;
  for (const { type } of history.events) {
    if (type.endsWith('StateEntered')) entered += 1;
    if (/^(Task|Map|Parallel)StateEntered$/.test(type)) tries -= 1;
    if (/Scheduled$|^(Map|Parallel)StateStarted$/.test(type)) tries += 1;
  }
  return 1 + entered + Math.max(0, tries);
}

function dollarsOf(execution: LiveExecution, transitions: number): number | undefined {
  const region = regionOf({ executionArn: execution.arn });
  if (!knowsPrice(execution.type, region)) return undefined;
  return execution.type === 'STANDARD' ? standardCost(transitions, region).dollars : expressDollars(execution);
}

function expressDollars({ startDate, stopDate = startDate, revision, start, output }: LiveExecution): number {
  const outputBytes = output === undefined ? 0 : Buffer.byteLength(toCompactText(output));
  return expressCost({
    durationMs: stopDate - startDate,
    definitionBytes: revision.definition.length,
    payloadBytes: Math.max(start.inputText.length, outputBytes),
    parallelSteps: 1,
  }).dollars;
}

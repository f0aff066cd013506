import { expressCost, standardCost } from '../../story/cost/estimateCost';
import { toCompactText } from '../../util/json';
import { describeFailure } from './describeFailure';
import { describeItems, itemCountsOf } from './describeItems';
import type { LiveExecution } from './EventCursor';

type LiveMapRun = NonNullable<LiveExecution['child']>['mapRun'];

/** A Map Run of a run that has ended. */
export interface MapRunSummary {
  readonly state: string;
  readonly status: string;
  /** `3 items: 2 succeeded, 1 failed` */
  readonly text: string;
  readonly counts: Readonly<Record<string, number>>;
  /** State transitions of its children. */
  readonly transitions: number;
  readonly dollars: number;
}

interface Sum {
  transitions: number;
  dollars: number;
  /** Of the first child that failed. */
  failure: string | undefined;
}

/** Adds up what the children of Map Runs have done as they end: there may be more of them than are kept. */
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
    sum.dollars += execution.type === 'STANDARD' ? standardCost(transitions).dollars : expressDollars(execution);
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

function expressDollars({ startDate, stopDate = startDate, revision, inputText, output }: LiveExecution): number {
  const outputBytes = output === undefined ? 0 : Buffer.byteLength(toCompactText(output));
  return expressCost({
    durationMs: stopDate - startDate,
    definitionBytes: revision.definition.length,
    payloadBytes: Math.max(inputText.length, outputBytes),
    parallelSteps: 1,
  }).dollars;
}

import type { StateMachineDefinition } from '../../language/asl/types';
import { findState } from '../../story/trace/findState';
import { formatCount } from '../../util/formatCount';
import type { LiveExecution } from './EventCursor';

type LiveMapRun = NonNullable<LiveExecution['child']>['mapRun'];

/** Items of a Map Run by how they have ended. */
type ItemCounts = Readonly<Record<'total' | 'succeeded' | 'failed' | 'timedOut' | 'aborted' | 'pending', number>>;

export function itemCountsOf({ children }: LiveMapRun): ItemCounts {
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

/** The same of the last Map Run of a state; `undefined` when it is no Distributed Map. */
export function describeMapRun(
  execution: LiveExecution,
  definition: StateMachineDefinition,
  state: string,
): string | undefined {
  if (findState(definition, state)?.blocks[0]?.distributed !== true) return undefined;
  const last = execution.engine.executions.mapRuns.of(execution).findLast(({ plan }) => plan.state === state);
  return last === undefined ? 'no Map Run' : describeItems(itemCountsOf(last));
}

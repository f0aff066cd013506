import { eventKinds } from '../../../contract/historyEvents';
import type { Execution } from '../../../engine/executions/Execution';
import { awsQuotas, type Quotas } from '../../quotas/Quotas';
import { datum, type Datum } from './Datum';

/** One more or one less that is open in an account and region. */
interface Change {
  readonly what: 'execution' | 'mapRun';
  readonly owner: string;
  readonly timestamp: number;
  readonly by: number;
}

/**
 * How many Standard executions and Map Runs are open, beside their quotas.
 *
 * Differs from AWS: measured at each start and end; AWS measures about once a minute.
 */
export function openMetrics(executions: readonly Execution[], quotas: Quotas): readonly Datum[] {
  const changes = executions.filter(({ type }) => type === 'STANDARD').flatMap(changesOf);
  changes.sort((a, b) => a.timestamp - b.timestamp);
  const open = new Map<string, number>();
  return changes.flatMap(({ what, owner, timestamp, by }) => {
    const key = `${owner}/${what}`;
    const count = (open.get(key) ?? 0) + by;
    open.set(key, count);
    return what === 'execution' ? openExecutions(count, timestamp, quotas) : openMapRuns(count, timestamp, quotas);
  });
}

function openExecutions(count: number, timestamp: number, { openExecutions: most }: Quotas): readonly Datum[] {
  return [
    datum('OpenExecutionCount', {}, timestamp, count),
    datum('OpenExecutionLimit', {}, timestamp, most ?? awsQuotas.openExecutions!),
  ];
}

/** Above the quota, a Map Run waits until another one has ended. */
function openMapRuns(begun: number, timestamp: number, { openMapRuns: most = Infinity }: Quotas): readonly Datum[] {
  const open = Math.min(begun, most);
  return [
    datum('ApproximateOpenMapRunCount', {}, timestamp, open),
    datum('OpenMapRunLimit', {}, timestamp, most === Infinity ? awsQuotas.openMapRuns! : most),
    datum('ApproximateMapRunBacklogSize', {}, timestamp, begun - open),
  ];
}

function changesOf({ arn, history }: Execution): readonly Change[] {
  const owner = arn.split(':', 5).join(':');
  const changes: Change[] = [];
  let mapRuns = 0;
  for (const { type, timestamp } of history.events) {
    const change = (what: Change['what'], by: number): void => void changes.push({ what, owner, timestamp, by });
    const { status } = eventKinds[type]!;
    if (status === 'RUNNING') change('execution', 1);
    else if (status !== undefined) {
      // Work that ends with its execution has no event of its own.
      if (mapRuns > 0) change('mapRun', -mapRuns);
      mapRuns = 0;
      change('execution', -1);
    } else if (type.startsWith('MapRun')) {
      const by = type === 'MapRunStarted' || type === 'MapRunRedriven' ? 1 : -1;
      mapRuns += by;
      change('mapRun', by);
    }
  }
  return changes;
}

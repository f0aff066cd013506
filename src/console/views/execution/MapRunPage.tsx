import { present } from '../../../util/present';
import { allPages, aws, scopeOfArn } from '../../api/aws';
import type { StatusCounts } from '../../api/executions';
import type { ExecutionItem, MapRun, MapRunCounts } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { formatTime } from '../../model/formatTime';
import { Crumbs } from '../../parts/Crumbs';
import { NotYet } from '../../parts/Failure';
import { Status } from '../../parts/Status';
import { route } from '../../route/navigate';
import { formatRoute } from '../../route/route';
import { StatusChoice, statuses, type ListedStatus } from '../executions/StatusChoice';
import { ExecutionTable } from '../machines/ExecutionTable';

const most = 5000;
const counted = ['pending', 'running', 'succeeded', 'failed', 'timedOut', 'aborted', 'total'] as const;

/** A Map Run: the counts of its items and executions, and its children, by status. */
export function MapRunPage({ arns: [arn = ''] }: { arns: readonly string[] }) {
  const status = statuses.find((one) => one === route.value.query['status']);
  const { value, error } = usePolled(`${arn} ${status ?? ''}`, (signal) => read(arn, status, signal), {
    everyMs: 1500,
  });
  if (value === undefined) return <NotYet what="the Map Run" isPage error={error} arn={arn} />;
  const { run, children, isCut } = value;
  const counts = countsOf(run.executionCounts);
  return (
    <>
      <div class="title">
        <Crumbs>
          <a href={formatRoute('execution', [run.executionArn])}>{run.executionArn.split(':').at(-1)}</a>
        </Crumbs>
        <h1>Map Run</h1>
        <Status status={run.status} />
        <span class="dim number">
          {formatTime(run.startDate * 1000)} UTC · {concurrencyOf(run)} · tolerates{' '}
          {run.toleratedFailureCount > 0
            ? `${run.toleratedFailureCount} failures`
            : `${run.toleratedFailurePercentage} % failures`}
        </span>
      </div>
      <table class="counts-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">Of</span>
            </th>
            {counted.map((name) => (
              <th scope="col" class="number">
                {name === 'timedOut' ? 'timed out' : name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Counts name="Items" counts={run.itemCounts} />
          <Counts name="Executions" counts={run.executionCounts} />
        </tbody>
      </table>
      <h2>Child executions</h2>
      <StatusChoice counts={counts} status={status} />
      {isCut && <p class="dim">The first {most} are shown.</p>}
      {children.length === 0 ? (
        <p class="dim">{status !== undefined && counts[status] === 0 ? 'None has this status.' : 'None is kept.'}</p>
      ) : (
        <ExecutionTable executions={children} />
      )}
    </>
  );
}

function countsOf({ running, succeeded, failed, timedOut, aborted }: MapRunCounts): StatusCounts {
  return { RUNNING: running, SUCCEEDED: succeeded, FAILED: failed, TIMED_OUT: timedOut, ABORTED: aborted };
}

/** The maximum value means no limit. */
function concurrencyOf({ maxConcurrency }: MapRun): string {
  return maxConcurrency === 0 || maxConcurrency >= 2 ** 31 - 1 ? 'all at once' : `at most ${maxConcurrency} at once`;
}

function Counts({ name, counts }: { name: string; counts: MapRunCounts }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {counted.map((one) => (
        <td class={`number${counts[one] > 0 && (one === 'failed' || one === 'timedOut') ? ' error-text' : ''}`}>
          {counts[one]}
        </td>
      ))}
    </tr>
  );
}

async function read(
  mapRunArn: string,
  status: ListedStatus | undefined,
  signal: AbortSignal,
): Promise<{ run: MapRun; children: readonly ExecutionItem[]; isCut: boolean }> {
  const scope = scopeOfArn(mapRunArn);
  const [run, { items, isCut }] = await Promise.all([
    aws<MapRun>('DescribeMapRun', { mapRunArn }, scope, signal),
    allPages<ExecutionItem>(
      'ListExecutions',
      'executions',
      { mapRunArn, maxResults: 1000, ...present({ statusFilter: status }) },
      { scope, signal, most },
    ),
  ]);
  return { run, children: items, isCut };
}

import { allPages, aws, scopeOfArn } from '../../api/aws';
import type { ExecutionItem, MapRun, MapRunCounts } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { formatTime } from '../../model/formatTime';
import { Crumbs } from '../../parts/Crumbs';
import { NotYet } from '../../parts/Failure';
import { Status } from '../../parts/Status';
import { formatRoute } from '../../route/route';
import { ExecutionTable } from '../machines/ExecutionTable';

const most = 5000;
const counted = ['pending', 'running', 'succeeded', 'failed', 'timedOut', 'aborted', 'total'] as const;

/** A Map Run: the counts of its items and executions, and its children. */
export function MapRunPage({ arns: [arn = ''] }: { arns: readonly string[] }) {
  const { value, error } = usePolled(arn, (signal) => read(arn, signal), { everyMs: 1500 });
  if (value === undefined) return <NotYet what="the Map Run" isPage error={error} arn={arn} />;
  const { run, children, isCut } = value;
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
      {isCut && <p class="dim">The first {most} are shown.</p>}
      {children.length === 0 ? <p class="dim">None is kept.</p> : <ExecutionTable executions={children} />}
    </>
  );
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
  signal: AbortSignal,
): Promise<{ run: MapRun; children: readonly ExecutionItem[]; isCut: boolean }> {
  const scope = scopeOfArn(mapRunArn);
  const [run, { items, isCut }] = await Promise.all([
    aws<MapRun>('DescribeMapRun', { mapRunArn }, scope, signal),
    allPages<ExecutionItem>('ListExecutions', 'executions', { mapRunArn, maxResults: 1000 }, { scope, signal, most }),
  ]);
  return { run, children: items, isCut };
}

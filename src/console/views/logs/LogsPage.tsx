import { formatCount } from '../../../util/formatCount';
import { control } from '../../api/control';
import type { MachineItem } from '../../api/types';
import { ownerOf, useMachines } from '../../model/useMachines';
import { usePolled } from '../../api/usePolled';
import { formatTime } from '../../model/formatTime';
import { scope } from '../../model/scope';
import { NotYet } from '../../parts/Failure';
import { JsonView } from '../../parts/JsonView';
import { MachinePicker } from '../../parts/MachinePicker';
import { Notice } from '../../parts/Notice';
import { Search } from '../../parts/Search';
import { route, setQuery } from '../../route/navigate';
import { formatRoute } from '../../route/route';

/** A record in the form of CloudWatch Logs. */
interface LogRecord {
  readonly id: string;
  readonly type: string;
  readonly details: object;
  readonly event_timestamp: string;
  readonly execution_arn: string;
}

interface Logs {
  readonly records: readonly LogRecord[];
  readonly total: number;
  readonly logGroups: readonly string[];
}

const levels = ['ALL', 'ERROR', 'FATAL'] as const;
const most = 200;

/** What state machines with a logging configuration have logged, as it happens. */
export function LogsPage() {
  const machines = useMachines();
  if (machines.value === undefined) return <NotYet what="state machines" isPage error={machines.error} />;
  return <Searched machines={machines.value} />;
}

function Searched({ machines }: { machines: readonly MachineItem[] }) {
  const { machine = '', search = '', level = 'ALL' } = route.value.query;
  const whose = scope.value;
  const asked = {
    ...ownerOf(machines),
    ...(machine !== '' && { stateMachine: machine }),
    ...(search.trim() !== '' && { search }),
    level: levels.find((one) => one === level) ?? 'ALL',
    max: String(most),
  };
  const { value, error } = usePolled(`logs ${JSON.stringify([whose, asked])}`, (signal) =>
    control<Logs>('GET', `/logs?${new URLSearchParams(asked).toString()}`, whose, { signal }),
  );
  return (
    <>
      <div class="title">
        <h1>Logs</h1>
      </div>
      <div class="bar" role="search">
        <MachinePicker machines={machines} value={machine} onChange={(name) => setQuery({ machine: name })} />
        <label class="slim-label">
          Level
          <select value={asked.level} onChange={(event) => setQuery({ level: event.currentTarget.value })}>
            <option value="ALL">all</option>
            <option value="ERROR">errors</option>
            <option value="FATAL">fatal</option>
          </select>
        </label>
        <Search label="Search logs" value={search} onChange={(words) => setQuery({ search: words })} />
      </div>
      {value === undefined ? <NotYet what="logs" error={error} /> : <Records logs={value} />}
    </>
  );
}

function Records({ logs: { records, total, logGroups } }: { logs: Logs }) {
  if (logGroups.length === 0)
    return (
      <Notice title="No state machine logs">
        <p>
          One with a <code>loggingConfiguration</code>, with a level and a log group, does. Its records are here then,
          of Express executions, too.
        </p>
      </Notice>
    );
  return (
    <>
      <p class="dim small" role="status">
        {total > records.length
          ? `The latest ${formatCount(records.length)} of ${formatCount(total)} records`
          : formatCount(total, 'record')}
        {' · '}
        {logGroups.join(', ')}
      </p>
      <ul class="plain messages">
        {records.map(({ id, type, details, event_timestamp: at, execution_arn: arn }) => (
          <li key={`${arn} ${id}`}>
            <details>
              <summary>
                <span class="dim number">{formatTime(Number(at))}</span>{' '}
                <b class={/Failed|TimedOut|Aborted/.test(type) ? 'error-text' : undefined}>{type}</b>
              </summary>
              <JsonView text={JSON.stringify(details)} label={`Details of ${type} ${id}`} name="details" />
            </details>
            <a href={formatRoute('execution', [arn], { event: id })}>{arn.split(':').slice(6).join(' · ')}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

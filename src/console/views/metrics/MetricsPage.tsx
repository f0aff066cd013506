import { formatDuration } from '../../../story/trace/formatDuration';
import { formatCount } from '../../../util/formatCount';
import { control } from '../../api/control';
import type { MachineItem } from '../../api/types';
import { formatTaken } from '../../model/formatTime';
import { ownerOf, useMachines } from '../../model/useMachines';
import { usePolled } from '../../api/usePolled';
import { scope } from '../../model/scope';
import { NotYet } from '../../parts/Failure';
import { MachinePicker } from '../../parts/MachinePicker';
import { Notice } from '../../parts/Notice';
import { TimeField } from '../../parts/TimeField';
import { route, setQuery } from '../../route/navigate';
import { BarChart, type Series } from './BarChart';
import { PointTable } from './PointTable';
import type { Point } from './Point';

interface Metrics {
  readonly periodSeconds: number;
  readonly points: readonly Point[];
}

const took = 'Took (the slowest of each period)';

const charts: readonly (readonly [title: string, series: readonly Series[], unit: (value: number) => string])[] = [
  ['Started', [['started', 'busy', ({ started }) => started]], formatCount],
  [
    'Ended',
    [
      ['succeeded', 'good', ({ succeeded }) => succeeded],
      ['failed', 'bad', ({ failed }) => failed],
      ['timed out', 'warn', ({ timedOut }) => timedOut],
      ['aborted', 'off', ({ aborted }) => aborted],
    ],
    formatCount,
  ],
  [
    took,
    [['took', 'busy', ({ seconds }) => seconds?.maximum ?? 0]],
    (seconds) => formatTaken(Math.round(seconds * 1000)),
  ],
  ['Throttled calls', [['throttled', 'warn', ({ throttled }) => throttled]], formatCount],
];

/** How many executions started and ended, and how long they took, over time. */
export function MetricsPage() {
  const machines = useMachines();
  if (machines.value === undefined) return <NotYet what="state machines" isPage error={machines.error} />;
  return <Measured machines={machines.value} />;
}

function Measured({ machines }: { machines: readonly MachineItem[] }) {
  const { machine = '', from = '', to = '' } = route.value.query;
  const whose = scope.value;
  const asked = {
    ...ownerOf(machines),
    ...(machine !== '' && { stateMachine: machine }),
    ...(from !== '' && { startedFrom: from }),
    ...(to !== '' && { startedBefore: to }),
  };
  const { value, error } = usePolled(
    `metrics ${JSON.stringify([whose, asked])}`,
    (signal) => control<Metrics>('GET', `/metrics?${new URLSearchParams(asked).toString()}`, whose, { signal }),
    { everyMs: 3000 },
  );
  return (
    <>
      <div class="title">
        <h1>Metrics</h1>
      </div>
      <div class="bar" role="search">
        <MachinePicker machines={machines} value={machine} onChange={(name) => setQuery({ machine: name })} />
        <TimeField label="Started from (UTC)" value={from} onChange={(time) => setQuery({ from: time })} />
        <TimeField label="before" value={to} onChange={(time) => setQuery({ to: time })} />
      </div>
      {value === undefined ? <NotYet what="metrics" error={error} /> : <Charts metrics={value} />}
    </>
  );
}

function Charts({ metrics: { points, periodSeconds } }: { metrics: Metrics }) {
  if (points.length === 0)
    return (
      <Notice title="Nothing to measure">
        <p>No execution was started in this time, or the server keeps none of them any more.</p>
      </Notice>
    );
  return (
    <>
      <p class="dim small" role="status">
        {formatCount(points.length, 'period')} of {formatDuration(periodSeconds * 1000)}, by the emulator’s clock
      </p>
      <div class="charts">
        {charts.map(([title, series, unit]) => (
          <BarChart key={title} {...{ title, points, series, unit }} isPeak={title === took} />
        ))}
      </div>
      <PointTable points={points} />
    </>
  );
}

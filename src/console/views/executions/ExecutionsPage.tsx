import { formatCount } from '../../../util/formatCount';
import { findExecutions, type CountedExecutions } from '../../api/executions';
import type { ExecutionStatus, MachineItem } from '../../api/types';
import { ownerOf, useMachines } from '../../model/useMachines';
import { usePolled } from '../../api/usePolled';
import { scope } from '../../model/scope';
import { NotYet } from '../../parts/Failure';
import { MachinePicker } from '../../parts/MachinePicker';
import { Notice } from '../../parts/Notice';
import { Search } from '../../parts/Search';
import { statusWords } from '../../parts/Status';
import { TimeField } from '../../parts/TimeField';
import { route, setQuery } from '../../route/navigate';
import { ExecutionTable } from '../machines/ExecutionTable';

const statuses = [
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'TIMED_OUT',
  'ABORTED',
] as const satisfies readonly ExecutionStatus[];
const most = 500;

/** Executions of all state machines: the server searches, filters and counts all of them. */
export function ExecutionsPage() {
  const machines = useMachines();
  if (machines.value === undefined) return <NotYet what="state machines" isPage error={machines.error} />;
  return <Searched machines={machines.value} />;
}

function Searched({ machines }: { machines: readonly MachineItem[] }) {
  const { query } = route.value;
  const { machine = '', search = '', text = '', from = '', to = '', children } = query;
  const status = statuses.find((one) => one === query['status']);
  const asked = {
    ...ownerOf(machines),
    ...(machine !== '' && { stateMachine: machine }),
    ...(search.trim() !== '' && { search }),
    ...(text.trim() !== '' && { text }),
    ...(from !== '' && { startedFrom: from }),
    ...(to !== '' && { startedBefore: to }),
    ...(status !== undefined && { status }),
    children: children === 'true' ? 'true' : 'false',
    max: String(most),
  };
  const whose = scope.value;
  const { value, error } = usePolled(`executions ${JSON.stringify([whose, asked])}`, (signal) =>
    findExecutions(asked, whose, signal),
  );
  const isFiltered = [machine, search.trim(), text.trim(), from, to].some((one) => one !== '') || status !== undefined;
  return (
    <>
      <div class="title">
        <h1>Executions</h1>
      </div>
      <div class="bar" role="search">
        <MachinePicker machines={machines} value={machine} onChange={(name) => setQuery({ machine: name })} />
        <Search label="Search names" value={search} onChange={(words) => setQuery({ search: words })} />
        <Search
          label="Search input and output"
          placeholder="In input, output, error"
          value={text}
          onChange={(words) => setQuery({ text: words })}
        />
        <TimeField label="Started from (UTC)" value={from} onChange={(time) => setQuery({ from: time })} />
        <TimeField label="before" value={to} onChange={(time) => setQuery({ to: time })} />
        <label class="slim-label">
          <input
            type="checkbox"
            checked={children === 'true'}
            onChange={(event) => setQuery({ children: event.currentTarget.checked ? 'true' : undefined })}
          />
          children of Map Runs
        </label>
      </div>
      {value === undefined ? (
        <NotYet what="executions" error={error} />
      ) : (
        <>
          <Counts counts={value.counts} status={status} />
          <Found value={value} isFiltered={isFiltered} />
          <Forgotten count={value.forgotten} />
        </>
      )}
    </>
  );
}

/** The count of each status; the user can select one. */
function Counts({ counts, status }: Pick<CountedExecutions, 'counts'> & { status: ExecutionStatus | undefined }) {
  const all = statuses.reduce((sum, one) => sum + counts[one], 0);
  const choices = [
    [undefined, 'All', all] as const,
    ...statuses.map((one) => [one, statusWords(one), counts[one]] as const),
  ];
  return (
    <div class="bar" role="group" aria-label="Status">
      {choices.map(([one, words, count]) => (
        <button
          key={words}
          type="button"
          class="chip-button"
          aria-pressed={one === status}
          onClick={() => setQuery({ status: one })}
        >
          {words} <span class="count">{formatCount(count)}</span>
        </button>
      ))}
    </div>
  );
}

/** A search without results must not appear to include executions that the server no longer has in memory. */
function Forgotten({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <p class="dim small">
      {formatCount(count, 'older execution')} {count === 1 ? 'is' : 'are'} no longer in the server’s memory, and not
      searched here. With a data directory, the page of a state machine finds them by name.
    </p>
  );
}

function Found({ value: { items, total }, isFiltered }: { value: CountedExecutions; isFiltered: boolean }) {
  if (items.length === 0)
    return (
      <Notice title={isFiltered ? 'No execution is like that' : 'No executions yet'}>
        <p>{isFiltered ? 'Other filters may show some.' : 'Those of all state machines show up here as they start.'}</p>
      </Notice>
    );
  return (
    <>
      {total > items.length && (
        <p class="dim small" role="status">
          The latest {formatCount(items.length)} of {formatCount(total)} that are like that
        </p>
      )}
      <ExecutionTable executions={items} withMachine />
    </>
  );
}

import { useState } from 'preact/hooks';
import { executionsOf, type ExecutionList } from '../../api/executions';
import type { ExecutionStatus, Machine } from '../../api/types';
import { usePolled } from '../../live/usePolled';
import { matches } from '../../model/matches';
import { NotYet } from '../../parts/Failure';
import { Notice } from '../../parts/Notice';
import { Search } from '../../parts/Search';
import { statusWords } from '../../parts/Status';
import { goTo, route, setQuery } from '../../route/navigate';
import { ExecutionTable } from './ExecutionTable';

const statuses: readonly ExecutionStatus[] = [
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'TIMED_OUT',
  'ABORTED',
  'PENDING_REDRIVE',
];
const most = 5000;

/** The executions of a state machine: live, by status, by name. Two can be taken to be compared. */
export function MachineExecutions({ machine }: { machine: Pick<Machine, 'stateMachineArn' | 'type'> }) {
  const { query } = route.value;
  const status = statuses.find((one) => one === query['status']);
  const [search, setSearch] = useState(query['search'] ?? '');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const { value, error } = usePolled(`${machine.stateMachineArn} ${status ?? ''}`, (signal) =>
    executionsOf(machine, { status, most }, signal),
  );
  const pick = (arn: string): void =>
    setPicked((before) => (before.includes(arn) ? before.filter((one) => one !== arn) : [...before, arn].slice(-2)));
  return (
    <section aria-label="Executions">
      <div class="bar">
        <label>
          Status{' '}
          <select value={status ?? ''} onChange={(event) => setQuery({ status: event.currentTarget.value })}>
            <option value="">any</option>
            {statuses.map((one) => (
              <option value={one}>{statusWords(one)}</option>
            ))}
          </select>
        </label>
        <Search
          label="Search executions"
          value={search}
          onChange={(text) => {
            setSearch(text);
            setQuery({ search: text });
          }}
        />
        <span class="grow" />
        {picked.length > 0 && (
          <button type="button" disabled={picked.length < 2} onClick={() => goTo('compare', picked)}>
            {picked.length < 2 ? 'Pick one more to compare' : 'Compare the two'}
          </button>
        )}
      </div>
      <Listed {...{ value, error, search, picked, status }} arn={machine.stateMachineArn} onPick={pick} />
    </section>
  );
}

function Listed({
  value,
  error,
  search,
  status,
  arn,
  picked,
  onPick,
}: {
  value: ExecutionList | undefined;
  error: Error | undefined;
  search: string;
  status: ExecutionStatus | undefined;
  arn: string;
  picked: readonly string[];
  onPick: (arn: string) => void;
}) {
  if (value === undefined) return <NotYet what="executions" error={error} arn={arn} />;
  const shown = value.items.filter(({ name }) => matches(name, search));
  if (shown.length === 0) {
    const filtered = status !== undefined || search !== '';
    return (
      <Notice title={filtered ? 'No execution is like that' : 'No executions yet'}>
        <p>
          {filtered
            ? 'Another status or search may show some.'
            : 'Start one above, or by any client; it shows up here on its own.'}
        </p>
      </Notice>
    );
  }
  return (
    <>
      <p class="dim small">
        {shown.length === value.items.length ? shown.length : `${shown.length} of ${value.items.length}`} executions
        {value.isCut && `: the latest ${most}; there are more`}
      </p>
      <ExecutionTable executions={shown} picked={picked} onPick={onPick} />
    </>
  );
}

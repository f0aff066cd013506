import { useState } from 'preact/hooks';
import { allPages, scopeOfArn } from '../../api/aws';
import { control } from '../../api/control';
import { toItem, type Summary } from '../../api/summary';
import type { ExecutionItem, ExecutionStatus, Machine } from '../../api/types';
import { usePolled } from '../../live/usePolled';
import { matches } from '../../model/matches';
import { Failure } from '../../parts/Failure';
import { Loading } from '../../parts/Loading';
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
    list(machine, status, signal),
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
  value: { items: readonly ExecutionItem[]; isCut: boolean } | undefined;
  error: Error | undefined;
  search: string;
  status: ExecutionStatus | undefined;
  arn: string;
  picked: readonly string[];
  onPick: (arn: string) => void;
}) {
  if (value === undefined)
    return error === undefined ? <Loading what="executions" /> : <Failure error={error} arn={arn} />;
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

async function list(
  { stateMachineArn, type }: Pick<Machine, 'stateMachineArn' | 'type'>,
  status: ExecutionStatus | undefined,
  signal: AbortSignal,
): Promise<{ items: readonly ExecutionItem[]; isCut: boolean }> {
  const scope = scopeOfArn(stateMachineArn);
  if (type === 'STANDARD') {
    const input = { stateMachineArn, maxResults: 1000, ...(status === undefined ? {} : { statusFilter: status }) };
    return allPages<ExecutionItem>('ListExecutions', 'executions', input, { scope, signal, most });
  }
  // AWS lists no Express executions.
  const query = new URLSearchParams({
    stateMachine: stateMachineArn,
    max: '1000',
    ...(status === undefined ? {} : { status }),
  });
  const { executions, total } = await control<{ executions: readonly Summary[]; total: number }>(
    'GET',
    `/executions?${query.toString()}`,
    scope,
    { signal },
  );
  return { items: executions.map(toItem), isCut: total > executions.length };
}

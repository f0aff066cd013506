import { useState } from 'preact/hooks';
import { formatCount } from '../../../util/formatCount';
import { executionsOf, searchExecutions, type ExecutionList, type Found } from '../../api/executions';
import { scopeOfArn } from '../../api/aws';
import type { ExecutionItem, Machine } from '../../api/types';
import { usePolled, type Polled } from '../../api/usePolled';
import { matches } from '../../../util/matches';
import { NotYet } from '../../parts/Failure';
import { Notice } from '../../parts/Notice';
import { Search } from '../../parts/Search';
import { goTo, route, setQuery } from '../../route/navigate';
import { DataAndTime, dataAndTimeOf } from '../executions/DataAndTime';
import { SearchedExecutions } from '../executions/SearchedExecutions';
import { StatusChoice, statuses, type ListedStatus } from '../executions/StatusChoice';
import { ExecutionTable } from './ExecutionTable';

const most = 5000;

/** The executions of a state machine: live, by status, name, time and data. Two can be selected for comparison. */
export function MachineExecutions({ machine }: { machine: Pick<Machine, 'stateMachineArn' | 'type'> }) {
  const { query } = route.value;
  const status = statuses.find((one) => one === query['status']);
  const search = query['search'] ?? '';
  const [picked, setPicked] = useState<readonly string[]>([]);
  const onPick = (arn: string): void =>
    setPicked((before) => (before.includes(arn) ? before.filter((one) => one !== arn) : [...before, arn].slice(-2)));
  const dataAndTime = dataAndTimeOf(query);
  const shared = { machine, status, search, picked, onPick };
  return (
    <section aria-label="Executions">
      <div class="bar" role="search">
        <Search label="Search executions" value={search} onChange={(text) => setQuery({ search: text })} />
        <DataAndTime />
        <span class="grow" />
        {picked.length > 0 && (
          <button type="button" disabled={picked.length < 2} onClick={() => goTo('compare', picked)}>
            {picked.length < 2 ? 'Pick one more to compare' : 'Compare the two'}
          </button>
        )}
      </div>
      {Object.keys(dataAndTime).length === 0 ? (
        <LatestExecutions {...shared} />
      ) : (
        <SearchedExecutions
          filters={{
            stateMachine: machine.stateMachineArn,
            ...(search.trim() !== '' && { search }),
            ...dataAndTime,
            children: 'false',
          }}
          status={status}
          whose={scopeOfArn(machine.stateMachineArn)}
          isFiltered
          picked={picked}
          onPick={onPick}
        />
      )}
    </section>
  );
}

/** The latest executions by the API of AWS, which needs no right to administer the server. */
function LatestExecutions({
  machine,
  status,
  search,
  picked,
  onPick,
}: {
  machine: Pick<Machine, 'stateMachineArn' | 'type'>;
  status: ListedStatus | undefined;
  search: string;
  picked: readonly string[];
  onPick: (arn: string) => void;
}) {
  const { stateMachineArn: arn } = machine;
  const { value, error } = usePolled(`${arn} ${status ?? ''}`, (signal) =>
    executionsOf(machine, { status, most }, signal),
  );
  // The page has the latest ones; the server searches the others.
  const wide = value?.isCut === true && search.trim() !== '';
  const found = usePolled(wide ? `${arn} ${status ?? ''} ${search}` : undefined, (signal) =>
    searchExecutions(arn, { search, status }, signal),
  );
  return (
    <>
      <StatusChoice status={status} />
      <Listed {...{ value, error, search, picked, status, arn, onPick }} found={wide ? found : undefined} />
    </>
  );
}

function Listed({
  value,
  error,
  found,
  search,
  status,
  arn,
  picked,
  onPick,
}: {
  value: ExecutionList | undefined;
  error: Error | undefined;
  /** The server's results, if it was queried. */
  found: Polled<Found> | undefined;
  search: string;
  status: ListedStatus | undefined;
  arn: string;
  picked: readonly string[];
  onPick: (arn: string) => void;
}) {
  if (value === undefined) return <NotYet what="executions" error={error} arn={arn} />;
  const shown = found?.value?.items ?? value.items.filter(({ name }) => matches(name, search));
  if (shown.length === 0)
    return <NoneShown {...{ found }} isFiltered={status !== undefined || search !== ''} latest={value.items.length} />;
  return (
    <>
      <p class="dim small">{found === undefined ? countOf(shown, value) : countOfFound(shown, found, value)}</p>
      <ExecutionTable executions={shown} picked={picked} onPick={onPick} />
    </>
  );
}

/** Says "none" only if all executions were searched. */
function NoneShown({
  found,
  isFiltered,
  latest,
}: {
  found: Polled<Found> | undefined;
  isFiltered: boolean;
  latest: number;
}) {
  if (found?.error !== undefined && found.value === undefined)
    return (
      <Notice title={`None of the latest ${formatCount(latest)} executions is like that`}>
        <p>There are more, which were not searched: {found.error.message}</p>
      </Notice>
    );
  if (found !== undefined && found.value === undefined) return <p class="dim">Searching all executions …</p>;
  return (
    <Notice title={isFiltered ? 'No execution is like that' : 'No executions yet'}>
      <p>
        {isFiltered
          ? 'Another status or search may show some.'
          : 'Start one above, or by any client; it shows up here on its own.'}
      </p>
    </Notice>
  );
}

function countOf(shown: readonly ExecutionItem[], { items, isCut }: ExecutionList): string {
  const of = shown.length === items.length ? '' : `${formatCount(shown.length)} of `;
  return `${of}${formatCount(items.length, 'execution')}${isCut ? `: the latest ${formatCount(items.length)}; there are more` : ''}`;
}

function countOfFound(shown: readonly ExecutionItem[], { value, error }: Polled<Found>, list: ExecutionList): string {
  if (value === undefined)
    return `${countOf(shown, list)}${error === undefined ? '' : `, which were not searched: ${error.message}`}`;
  const { items, total, all } = value;
  const cut =
    total > items.length ? `: the latest ${formatCount(items.length)} of ${formatCount(total)} that are like that` : '';
  return `${formatCount(items.length)} of ${formatCount(all, 'execution')}${cut}`;
}

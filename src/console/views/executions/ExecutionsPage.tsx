import { ownerOf, useMachines } from '../../model/useMachines';
import type { MachineItem } from '../../api/types';
import { scope } from '../../model/scope';
import { NotYet } from '../../parts/Failure';
import { MachinePicker } from '../../parts/MachinePicker';
import { Search } from '../../parts/Search';
import { route, setQuery } from '../../route/navigate';
import { DataAndTime, dataAndTimeOf } from './DataAndTime';
import { SearchedExecutions } from './SearchedExecutions';
import { statuses } from './StatusChoice';

/** Executions of all state machines, with filters and counts by status. */
export function ExecutionsPage() {
  const machines = useMachines();
  if (machines.value === undefined) return <NotYet what="state machines" isPage error={machines.error} />;
  return <Searched machines={machines.value} />;
}

function Searched({ machines }: { machines: readonly MachineItem[] }) {
  const { query } = route.value;
  const { machine = '', search = '', children } = query;
  const status = statuses.find((one) => one === query['status']);
  const wanted = {
    ...(machine !== '' && { stateMachine: machine }),
    ...(search.trim() !== '' && { search }),
    ...dataAndTimeOf(query),
  };
  return (
    <>
      <div class="title">
        <h1>Executions</h1>
      </div>
      <div class="bar" role="search">
        <MachinePicker machines={machines} value={machine} onChange={(name) => setQuery({ machine: name })} />
        <Search label="Search names" value={search} onChange={(words) => setQuery({ search: words })} />
        <DataAndTime />
        <label class="slim-label">
          <input
            type="checkbox"
            checked={children === 'true'}
            onChange={(event) => setQuery({ children: event.currentTarget.checked ? 'true' : undefined })}
          />
          children of Map Runs
        </label>
      </div>
      <SearchedExecutions
        filters={{ ...ownerOf(machines), ...wanted, children: children === 'true' ? 'true' : 'false' }}
        status={status}
        whose={scope.value}
        isFiltered={status !== undefined || Object.keys(wanted).length > 0}
        withMachine
      />
    </>
  );
}

import { useState } from 'preact/hooks';
import { aws } from '../../api/aws';
import type { MachineItem, ExecutionItem } from '../../api/types';
import { ownerOf, useMachines } from '../../model/useMachines';
import { usePolled } from '../../api/usePolled';
import { formatTime } from '../../model/formatTime';
import { matches } from '../../../util/matches';
import { NotYet } from '../../parts/Failure';
import { Notice } from '../../parts/Notice';
import { Search } from '../../parts/Search';
import { route, setQuery } from '../../route/navigate';
import { formatRoute } from '../../route/route';
import { scope } from '../../model/scope';
import { listAll } from '../../api/executions';
import { FilesToEdit } from './FilesToEdit';
import { ExecutionTable } from './ExecutionTable';

/** All state machines of the account, and the latest executions. */
export function MachinesPage() {
  const [search, setSearch] = useState(route.value.query['search'] ?? '');
  const { value, error } = useMachines(2000);
  if (value === undefined) return <NotYet what="state machines" isPage error={error} />;
  const shown = value.filter(({ name }) => matches(name, search));
  return (
    <div class="two-columns">
      <section aria-label="State machines">
        <div class="bar">
          <h1>
            State machines <span class="count">{value.length}</span>
          </h1>
          <Search
            label="Search state machines"
            value={search}
            onChange={(text) => {
              setSearch(text);
              setQuery({ search: text });
            }}
          />
          <a class="button" href={formatRoute('design')}>
            New
          </a>
        </div>
        {value.length === 0 ? (
          <NoMachines />
        ) : shown.length === 0 ? (
          <Notice title="No state machine has such a name">
            <p>
              {value.length} have others.{' '}
              <button class="link" type="button" onClick={() => setSearch('')}>
                Show all
              </button>
            </p>
          </Notice>
        ) : (
          <Machines machines={shown} />
        )}
        <FilesToEdit />
      </section>
      {value.length > 0 && <LatestExecutions machines={value} />}
    </div>
  );
}

function Machines({ machines }: { machines: readonly MachineItem[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Type</th>
          <th scope="col">Created (UTC)</th>
        </tr>
      </thead>
      <tbody>
        {machines.map(({ stateMachineArn, name, type, creationDate }) => (
          <tr key={stateMachineArn}>
            <td class="name">
              <a href={formatRoute('machine', [stateMachineArn])}>{name}</a>
            </td>
            <td>{type === 'EXPRESS' ? 'Express' : 'Standard'}</td>
            <td class="number">{formatTime(creationDate * 1000).slice(0, 19)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NoMachines() {
  const url = location.origin;
  const { account } = scope.value;
  return (
    <Notice title={account === undefined ? 'No state machines yet' : `No state machines in account ${account}`}>
      <p>
        <a href={formatRoute('design')}>Write one here</a>, name its file when the server starts, or deploy it by any
        client:
      </p>
      <pre class="sample" tabIndex={0} aria-label="Commands">{`stepmill start order.asl.json

export AWS_ENDPOINT_URL=${url} AWS_ACCESS_KEY_ID=${account ?? 'any'} AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=${scope.value.region ?? 'us-east-1'}
aws stepfunctions create-state-machine --name order --definition file://order.asl.json \\
  --role-arn arn:aws:iam::123456789012:role/any`}</pre>
    </Notice>
  );
}

const most = 30;

/** The latest executions of the account, of all machines. */
function LatestExecutions({ machines }: { machines: readonly MachineItem[] }) {
  const whose = scope.value;
  const { value } = usePolled(
    `latest ${whose.account ?? ''} ${whose.region ?? ''} ${machines.length}`,
    async (signal): Promise<readonly ExecutionItem[]> => {
      try {
        // Others may share the service.
        const query = { max: String(most), children: 'false', ...ownerOf(machines) };
        return (await listAll(query, whose, signal)).items;
      } catch (error) {
        if (signal.aborted) throw error;
        return latestByMachine(machines, signal);
      }
    },
  );
  if (value === undefined || value.length === 0) return null;
  return (
    <section aria-label="Latest executions">
      <div class="bar">
        <h2>Latest executions</h2>
        <a href={formatRoute('executions')}>all, with filters</a>
      </div>
      <ExecutionTable executions={value} withMachine />
    </section>
  );
}

/** If the control API is closed to this page, reads them from the AWS API, one machine at a time. */
async function latestByMachine(
  machines: readonly MachineItem[],
  signal: AbortSignal,
): Promise<readonly ExecutionItem[]> {
  const standard = machines.filter(({ type }) => type === 'STANDARD').slice(0, 20);
  const lists = await Promise.all(
    standard.map(({ stateMachineArn }) =>
      aws<{ executions: readonly ExecutionItem[] }>(
        'ListExecutions',
        { stateMachineArn, maxResults: 10 },
        scope.peek(),
        signal,
      ),
    ),
  );
  return lists
    .flatMap(({ executions }) => executions)
    .sort((a, b) => b.startDate - a.startDate)
    .slice(0, most);
}

import { useState } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { Machine } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { Crumbs } from '../../parts/Crumbs';
import { NotYet } from '../../parts/Failure';
import { lazily } from '../../parts/lazily';
import { Tabs } from '../../parts/Tabs';
import { route, setQuery, goTo } from '../../route/navigate';
import { formatRoute } from '../../route/route';
import { MachineExecutions } from './MachineExecutions';
import { StartDialog } from './StartDialog';
import { Versions } from './Versions';
import { Dialog } from '../../parts/Dialog';
import { Fault } from '../../parts/Notice';

const MachineGraph = lazily(async () => (await import('./MachineGraph')).MachineGraph);
const StartsPanel = lazily(async () => (await import('./StartsPanel')).StartsPanel);
const Coverage = lazily(async () => (await import('../../../insight/coverage/Coverage.view')).Coverage);

const tabs = [
  ['executions', 'Executions'],
  ['definition', 'Definition'],
  ['starts', 'What starts it'],
  ['versions', 'Versions and aliases'],
  ['coverage', 'Coverage'],
] as const;

/** One state machine: its executions, definition, versions and coverage. */
export function MachinePage({ arns: [arn = ''] }: { arns: readonly string[] }) {
  const [starts, setStarts] = useState(false);
  const [deletes, setDeletes] = useState(false);
  const { value: machine, error } = usePolled(
    arn,
    (signal) => aws<Machine>('DescribeStateMachine', { stateMachineArn: arn }, scopeOfArn(arn), signal),
    { everyMs: 3000 },
  );
  if (machine === undefined) return <NotYet what="the state machine" isPage error={error} arn={arn} />;
  const tab = tabs.find(([name]) => name === route.value.query['tab'])?.[0] ?? 'executions';
  return (
    <>
      <div class="title">
        <Crumbs />
        <h1>{machine.name}</h1>
        <span class="badge">{machine.type === 'EXPRESS' ? 'Express' : 'Standard'}</span>
        {machine.status !== 'ACTIVE' && <span class="badge warn">{machine.status}</span>}
        <span class="grow" />
        <a class="button" href={formatRoute('design', [arn])}>
          Edit
        </a>
        <button type="button" onClick={() => setDeletes(true)}>
          Delete
        </button>
        <button class="main" type="button" onClick={() => setStarts(true)}>
          Start execution
        </button>
      </div>
      <Tabs tabs={tabs} current={tab} onChange={(name) => setQuery({ tab: name })} label="Of the state machine">
        {tab === 'executions' && <MachineExecutions machine={machine} />}
        {tab === 'definition' && <MachineGraph definition={machine.definition} name={machine.name} />}
        {tab === 'starts' && <StartsPanel machine={machine} />}
        {tab === 'versions' && <Versions arn={arn} />}
        {tab === 'coverage' && <Coverage machine={machine} />}
      </Tabs>
      {starts && <StartDialog machine={machine} onClose={() => setStarts(false)} />}
      {deletes && <DeleteMachine machine={machine} onClose={() => setDeletes(false)} />}
    </>
  );
}

function DeleteMachine({ machine: { stateMachineArn, name }, onClose }: { machine: Machine; onClose: () => void }) {
  const [error, setError] = useState('');
  const act = async (): Promise<void> => {
    try {
      await aws('DeleteStateMachine', { stateMachineArn }, scopeOfArn(stateMachineArn));
      goTo('machines');
    } catch (failure) {
      setError((failure as Error).message);
    }
  };
  return (
    <Dialog title={`Delete ${name}?`} onClose={onClose}>
      <div class="stack">
        <p>Its versions and aliases go with it. What runs fails at its next step, as on AWS.</p>
        <Fault text={error} />
        <div class="row end">
          <button type="button" onClick={onClose}>
            Keep it
          </button>
          <button class="danger" type="button" onClick={() => void act()}>
            Delete
          </button>
        </div>
      </div>
    </Dialog>
  );
}

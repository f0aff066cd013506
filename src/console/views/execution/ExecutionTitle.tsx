import { useState } from 'preact/hooks';
import type { Trace } from '../../../story/graph/Trace';
import { formatCount } from '../../../util/formatCount';
import { aws, scopeOfArn } from '../../api/aws';
import { formatTaken, formatTime } from '../../model/formatTime';
import { readDefinition } from '../../model/readDefinition';
import { control } from '../../api/control';
import { usePolled } from '../../api/usePolled';
import { Crumbs } from '../../parts/Crumbs';
import { Status } from '../../parts/Status';
import { formatRoute } from '../../route/route';
import { StartDialog } from '../machines/StartDialog';
import type { ExecutionView } from '../../model/readExecution';
import { ExportMenu } from './ExportMenu';

/** The name, status and actions of an execution. */
export function ExecutionTitle({ view, trace, reload }: { view: ExecutionView; trace: Trace; reload: () => void }) {
  const { execution, feed, definition, nowMs } = view;
  const { executionArn, name, status, startDate, stopDate, stateMachineArn, mapRunArn, redriveCount = 0 } = execution;
  const [fault, setFault] = useState('');
  const [again, setAgain] = useState(false);
  const parent = useParent(executionArn);
  const isExpress = executionArn.split(':')[5] === 'express';
  const isRunning = status === 'RUNNING' || status === 'PENDING_REDRIVE';
  const act = async (operation: string, input: object = {}): Promise<void> => {
    setFault('');
    try {
      await aws(operation, { executionArn, ...input }, scopeOfArn(executionArn));
    } catch (error) {
      setFault((error as Error).message);
    }
    reload();
  };
  const startMs = startDate * 1000;
  const endMs = stopDate === undefined ? (nowMs ?? feed.events.at(-1)?.timestampMs ?? startMs) : stopDate * 1000;
  const machineName = nameOf(stateMachineArn);
  return (
    <>
      <div class="title">
        <Crumbs>
          {mapRunArn === undefined ? (
            <a href={formatRoute('machine', [stateMachineArn])}>{machineName}</a>
          ) : (
            <a href={formatRoute('map-run', [mapRunArn])}>Map Run of {machineName}</a>
          )}
        </Crumbs>
        {parent !== undefined && (
          <a
            class="small"
            href={formatRoute('execution', [parent])}
            title="The execution whose task or Map Run started it"
          >
            started by {parent.split(':').slice(6, 8).join(' · ')}
          </a>
        )}
        <h1 title={executionArn}>{name}</h1>
        <Status status={status} />
        {redriveCount > 0 && <span class="badge">redriven {redriveCount}×</span>}
        <span class="dim number">
          {formatTime(startMs)} UTC · {isRunning ? (nowMs === undefined ? 'for at least' : 'for') : 'took'}{' '}
          {formatTaken(Math.max(0, Math.round(endMs - startMs)))} · {formatCount(feed.events.length, 'event')}
        </span>
        <div class="actions">
          <ExportMenu view={view} trace={trace} definition={readDefinition(definition).object} />
          {!isExpress && isRunning && (
            <button
              type="button"
              onClick={() => void act('StopExecution', { error: 'Stopped', cause: 'Stopped in the console' })}
            >
              Stop
            </button>
          )}
          {!isExpress && !isRunning && status !== 'SUCCEEDED' && mapRunArn === undefined && (
            <button
              type="button"
              disabled={execution.redriveStatus === 'NOT_REDRIVABLE'}
              title={execution.redriveStatusReason ?? 'Goes on at the state that failed'}
              onClick={() => void act('RedriveExecution')}
            >
              Redrive
            </button>
          )}
          {mapRunArn === undefined && (
            <button type="button" onClick={() => setAgain(true)}>
              Start again
            </button>
          )}
        </div>
      </div>
      {fault !== '' && (
        <p class="fault wide" role="alert">
          {fault}
        </p>
      )}
      {again && (
        <StartDialog
          machine={{ stateMachineArn, name: machineName, type: isExpress ? 'EXPRESS' : 'STANDARD' }}
          input={execution.input}
          onClose={() => setAgain(false)}
        />
      )}
    </>
  );
}

/** The execution that started it. `undefined` if the control API is closed to this page. */
function useParent(executionArn: string): string | undefined {
  const { value } = usePolled(
    `parent ${executionArn}`,
    (signal) =>
      control<{ parentExecutionArn?: string }>(
        'GET',
        `/executions/${encodeURIComponent(executionArn)}`,
        scopeOfArn(executionArn),
        { signal },
      ),
    { goesOn: () => false },
  );
  return value?.parentExecutionArn;
}

function nameOf(stateMachineArn: string): string {
  return stateMachineArn.split(':')[6] ?? stateMachineArn;
}

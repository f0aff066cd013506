import type { ExecutionItem } from '../../api/types';
import { formatTaken, formatTime } from '../../model/formatTime';
import { Status } from '../../parts/Status';
import { VirtualRows } from '../../parts/VirtualRows';
import { formatRoute } from '../../route/route';

const rowHeight = 30;

/** Executions, the latest first. Only the visible ones are in the page. */
export function ExecutionTable({
  executions,
  withMachine = false,
  picked,
  onPick,
}: {
  executions: readonly ExecutionItem[];
  withMachine?: boolean;
  /** Those to be compared. */
  picked?: readonly string[];
  onPick?: (arn: string) => void;
}) {
  return (
    <div
      class={`grid executions${withMachine ? ' with-machine' : ''}${onPick ? ' with-pick' : ''}`}
      role="table"
      aria-label="Executions"
      aria-rowcount={executions.length + 1}
    >
      <div role="rowgroup">
        <div class="grid-head" role="row">
          {onPick && (
            <span role="columnheader">
              <span class="hidden">To compare</span>
            </span>
          )}
          <span role="columnheader">Name</span>
          {withMachine && <span role="columnheader">State machine</span>}
          <span role="columnheader">Status</span>
          <span role="columnheader">Started (UTC)</span>
          <span role="columnheader" class="number">
            Took
          </span>
        </div>
      </div>
      <VirtualRows
        count={executions.length}
        rowHeight={rowHeight}
        label="Executions"
        row={(index) => {
          const {
            executionArn,
            name,
            stateMachineArn,
            status,
            startDate,
            stopDate,
            redriveCount = 0,
          } = executions[index]!;
          return (
            <div class="grid-row" role="row" key={executionArn} aria-rowindex={index + 2}>
              {onPick && (
                <span role="cell">
                  <input
                    type="checkbox"
                    aria-label={`Compare ${name}`}
                    checked={picked!.includes(executionArn)}
                    onChange={() => onPick(executionArn)}
                  />
                </span>
              )}
              <span role="cell" class="name">
                <a href={formatRoute('execution', [executionArn])} title={name}>
                  {name}
                </a>
                {redriveCount > 0 && <span class="badge">redriven {redriveCount}×</span>}
              </span>
              {withMachine && (
                <span role="cell" class="name">
                  <a class="calm" href={formatRoute('machine', [stateMachineArn])}>
                    {stateMachineArn.split(':').slice(6).join(':')}
                  </a>
                </span>
              )}
              <span role="cell">
                <Status status={status} />
              </span>
              <span role="cell" class="number">
                {formatTime(startDate * 1000)}
              </span>
              <span role="cell" class="number">
                {stopDate === undefined ? '' : formatTaken(Math.round((stopDate - startDate) * 1000), '<1ms')}
              </span>
            </div>
          );
        }}
      />
    </div>
  );
}

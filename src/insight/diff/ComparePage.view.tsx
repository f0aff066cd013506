import { useMemo, useState } from 'preact/hooks';
import { traceOf } from '../../story/graph/Trace';
import { formatDuration } from '../../story/trace/formatDuration';
import { Graph } from '../../console/graph/Graph';
import { compareVisits } from './compareVisits.view';
import { readDefinition } from '../../console/model/readDefinition';
import { Crumbs } from '../../console/parts/Crumbs';
import { NotYet } from '../../console/parts/Failure';
import { JsonView } from '../../console/parts/JsonView';
import { Status } from '../../console/parts/Status';
import { formatRoute } from '../../console/route/route';
import { useExecution, type ExecutionView } from '../../console/model/readExecution';

/** Two executions side by side: their graphs, and the states in which they differ. */
export function ComparePage({ arns: [left = '', right = ''] }: { arns: readonly string[] }) {
  const [state, setState] = useState<string>();
  const one = useExecution(left, 1500);
  const other = useExecution(right, 1500);
  return (
    <>
      <div class="title">
        <Crumbs />
        <h1>Two executions</h1>
      </div>
      <div class="compared">
        <Side {...one} arn={left} state={state} onState={setState} />
        <Side {...other} arn={right} state={state} onState={setState} />
      </div>
      {one.value !== undefined && other.value !== undefined && (
        <Differences left={one.value} right={other.value} state={state} onState={setState} />
      )}
    </>
  );
}

interface SideProps {
  readonly value: ExecutionView | undefined;
  readonly error: Error | undefined;
  readonly arn: string;
  readonly state: string | undefined;
  readonly onState: (state: string | undefined) => void;
}

function Side({ value, error, arn, state, onState }: SideProps) {
  if (value === undefined) return <NotYet what="the execution" error={error} arn={arn} />;
  return <Drawn view={value} state={state} onState={onState} />;
}

function Drawn({
  view: { execution, definition, feed, count },
  state,
  onState,
}: Pick<SideProps, 'state' | 'onState'> & { view: ExecutionView }) {
  const { executionArn, name, status, startDate, stopDate } = execution;
  const { object } = readDefinition(definition);
  const trace = useMemo(() => traceOf(feed.visits), [feed, count, status]);
  return (
    <section aria-label={`Execution ${name}`} class="pane">
      <div class="row">
        <a href={formatRoute('execution', [executionArn])}>
          <b>{name}</b>
        </a>
        <Status status={status} />
        <span class="dim">
          {stopDate === undefined ? '' : formatDuration(Math.round((stopDate - startDate) * 1000))}
        </span>
      </div>
      <div class="graph-pane">
        <Graph
          definition={object}
          trace={trace}
          selected={state}
          onSelect={onState}
          label={`Graph of execution ${name}`}
        />
      </div>
    </section>
  );
}

function Differences({
  left,
  right,
  state,
  onState,
}: {
  left: ExecutionView;
  right: ExecutionView;
  state: string | undefined;
  onState: (state: string) => void;
}) {
  const rows = useMemo(() => compareVisits(left.feed, right.feed), [left, right]);
  const chosen = rows.find((row) => row.state === state);
  return (
    <section aria-label="What differs">
      <h2>
        States <span class="count">{rows.filter(({ differs }) => differs.length > 0).length} differ</span>
      </h2>
      <table class="differences">
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">{left.execution.name}</th>
            <th scope="col">{right.execution.name}</th>
            <th scope="col">Differs in</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.state} class={row.differs.length > 0 ? 'differs' : ''}>
              <td>
                <button class="link" type="button" aria-expanded={row === chosen} onClick={() => onState(row.state)}>
                  {row.state}
                </button>
              </td>
              {[row.left, row.right].map((side, index) => (
                <td key={index}>
                  {side === undefined ? (
                    <span class="dim">not entered</span>
                  ) : (
                    <>
                      <Status status={side.outcome} />{' '}
                      <span class="dim">
                        {side.times > 1 ? `${side.times}× ` : ''}
                        {side.retries > 0 ? `↻${side.retries}` : ''}
                      </span>
                    </>
                  )}
                </td>
              ))}
              <td>{row.differs.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen !== undefined && (
        <div class="compared texts">
          {[chosen.left, chosen.right].map((side, index) => (
            <div key={index}>
              <h3>Input of {chosen.state}</h3>
              {side?.input === undefined ? (
                <p class="dim">None.</p>
              ) : (
                <JsonView text={side.input} label={`Input ${index + 1}`} />
              )}
              <h3>Output</h3>
              {side?.output === undefined ? (
                <p class="dim">None.</p>
              ) : (
                <JsonView text={side.output} label={`Output ${index + 1}`} />
              )}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import { traceOf, type Trace } from '../../story/graph/Trace';
import type { Machine } from '../../console/api/types';
import { Graph } from '../../console/graph/Graph';
import { coverageOf } from './coverageOf.view';
import { mostExecutions, readVisits } from './readVisits.view';
import { readDefinition } from '../../console/model/readDefinition';
import { Failure } from '../../console/parts/Failure';
import { Notice } from '../../console/parts/Notice';
import { SvgButton } from '../../console/parts/SvgButton';

/** What the server's executions of a machine have run, and what none of them did. */
export function Coverage({ machine }: { machine: Machine }) {
  const [round, setRound] = useState(0);
  const [count, setCount] = useState(0);
  const [result, setResult] = useState<{ traces?: readonly Trace[]; error?: Error }>({});
  const { stateMachineArn, definition, name } = machine;
  useEffect(() => {
    const interest = new AbortController();
    setResult({});
    setCount(0);
    readVisits(machine, interest.signal, setCount).then(
      (runs) => setResult({ traces: runs.map(traceOf) }),
      (error: unknown) => interest.signal.aborted || setResult({ error: error as Error }),
    );
    return () => interest.abort();
  }, [stateMachineArn, definition, round]);
  const { object } = readDefinition(definition);
  const { traces, error } = result;
  const coverage = useMemo(() => (traces === undefined ? undefined : coverageOf(object, traces)), [object, traces]);
  if (error !== undefined) return <Failure error={error} arn={stateMachineArn} />;
  if (coverage === undefined) {
    return (
      <p class="loading" role="status">
        Reading executions: {count}
      </p>
    );
  }
  if (count === 0) {
    return (
      <Notice title="Nothing has been run">
        <p>Coverage is added up from the executions that the server still has. This state machine has none.</p>
      </Notice>
    );
  }
  const { states, ways, missing, trace } = coverage;
  return (
    <>
      <div class="bar">
        <p>
          <b>
            {states.run} of {states.total}
          </b>{' '}
          states,{' '}
          <b>
            {ways.run} of {ways.total}
          </b>{' '}
          ways, by {count === mostExecutions ? `the latest ${count}` : count} executions
        </p>
        <button type="button" onClick={() => setRound(round + 1)}>
          Read again
        </button>
      </div>
      <div class="split">
        <div class="split-graph">
          <Graph definition={object} trace={trace} label={`Coverage of ${name}`} />
          <SvgButton definition={object} trace={trace} name={`${name}.coverage`} />
        </div>
        <div class="split-side">
          <h2>
            Never done <span class="count">{missing.length}</span>
          </h2>
          {missing.length === 0 ? (
            <p class="dim">Every state was entered, and every way between states was gone.</p>
          ) : (
            <ul class="plain missing">
              {missing.map((words) => (
                <li key={words}>{words}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </>
  );
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Trace, traceOf } from '../../story/graph/Trace';
import type { Machine, ExecutionItem, WireEvent } from '../../console/api/types';
import { Graph } from '../../console/graph/Graph';
import { coverageOf } from './coverageOf.view';
import { readDefinition } from '../../console/model/readDefinition';
import { Failure } from '../../console/parts/Failure';
import { Notice } from '../../console/parts/Notice';
import { SvgButton } from '../../console/parts/SvgButton';
import type { StateMachineDefinition } from '../../language/asl/types';
import { allPages, aws, scopeOfArn } from '../../console/api/aws';
import { executionsOf } from '../../console/api/executions';
import { fetchTrace } from '../../console/api/trace';
import { HistoryFeed } from '../../console/model/HistoryFeed';

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
    readTraces(machine, interest.signal, setCount).then(
      (traces) => setResult({ traces }),
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

/** The maximum number of executions that are read, and of children of each Map Run. */
const mostExecutions = 100;
const mostChildren = 25;

/**
 * What the latest executions of a machine did, including children of its Map Runs. `onOne` is called after each read.
 */
async function readTraces(
  machine: Machine,
  signal: AbortSignal,
  onOne: (count: number) => void,
): Promise<readonly Trace[]> {
  const definition = JSON.parse(machine.definition) as StateMachineDefinition;
  const { items } = await executionsOf(machine, { most: mostExecutions }, signal);
  const traces: Trace[] = [];
  let count = 0;
  for (const { executionArn } of items) {
    const feed = await read(executionArn, definition, signal);
    traces.push(traceOf(feed.visits));
    for (const mapRunArn of feed.visits.flatMap(({ attempts }) =>
      attempts.flatMap((attempt) => attempt.mapRunArn ?? []),
    )) {
      const children = await allPages<ExecutionItem>(
        'ListExecutions',
        'executions',
        { mapRunArn, maxResults: mostChildren },
        { scope: scopeOfArn(mapRunArn), signal, most: mostChildren },
      );
      for (const { executionArn } of children.items)
        traces.push(traceOf((await read(executionArn, definition, signal)).visits));
    }
    onOne(++count);
  }
  return traces;
}

async function read(
  executionArn: string,
  definition: StateMachineDefinition,
  signal: AbortSignal,
): Promise<HistoryFeed> {
  const feed = new HistoryFeed(definition);
  if (executionArn.split(':')[5] === 'express') {
    feed.take((await fetchTrace(executionArn, { include: ['events'], visits: [] }, signal)).events ?? []);
    return feed;
  }
  await feed.update(async (page) => {
    const input = { ...page, executionArn, includeExecutionData: false };
    const answer = await aws<{ events: readonly WireEvent[]; nextToken?: string }>(
      'GetExecutionHistory',
      input,
      scopeOfArn(executionArn),
      signal,
    );
    return { ...answer, chars: 0 };
  });
  return feed;
}

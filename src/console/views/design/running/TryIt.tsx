import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { allStates, walkDefinition, type WalkedState } from '../../../../language/asl/walk';
import { traceOf, type Trace } from '../../../../story/graph/Trace';
import { formatDuration } from '../../../../story/trace/formatDuration';
import type { JsonObject } from '../../../../util/json';
import type { Machine, MachineType } from '../../../api/types';
import { checkJson } from '../../../model/checkJson';
import type { Sample } from '../../../model/expressions/ExpressionScope';
import type { ExecutionView } from '../../../model/readExecution';
import { stateDataOf } from '../../../model/stateData';
import { Field } from '../../../parts/Field';
import { JsonField } from '../../../parts/JsonField';
import { JsonView } from '../../../parts/JsonView';
import { Fault } from '../../../parts/Notice';
import { Status } from '../../../parts/Status';
import { formatRoute } from '../../../route/route';
import { answersOf, mocksFor } from './answers';
import { PastData } from './PastData';
import type { Samples } from './Samples';
import { Trial } from './Trial';

/** Runs the definition as written, with mocks, in a separate account where time is skipped. */
export function TryIt({
  text,
  definition,
  type,
  machine,
  samples,
  onTrace,
}: {
  text: string;
  /** `undefined`: the text is no definition. */
  definition: JsonObject | undefined;
  type: MachineType;
  machine: Machine | undefined;
  samples: Samples;
  onTrace: (trace: Trace) => void;
}) {
  const [input, setInput] = useState('{}');
  const [mocks, setMocks] = useState('[]');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [view, setView] = useState<ExecutionView>();
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const trial = useRef<Trial>(undefined);
  useEffect(() => {
    const leave = (): void => void trial.current?.leave();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  const states = definition === undefined ? [] : [...allStates(walkDefinition(definition))];
  const first = states.find(({ name }) => name === from);

  const run = async (): Promise<void> => {
    setBusy(true);
    setFault('');
    setView(undefined);
    try {
      await trial.current?.end();
      trial.current = new Trial();
      const variables = first === undefined ? {} : samples.of(first).variables;
      const ran = await trial.current.run({ definition: text, type, input, mocks, from, until, variables });
      setView(ran);
      onTrace(traceOf(ran.feed.visits));
      samples.take(states, await stateDataOf(ran, new AbortController().signal));
    } catch (error) {
      setFault((error as Error).message);
    }
    setBusy(false);
  };
  const takePast = (data: ReadonlyMap<string, Sample>, past: ExecutionView): void => {
    samples.take(states, data);
    if (past.execution.input !== undefined) setInput(past.execution.input);
    setMocks(JSON.stringify(answersOf(states, data), null, 2));
  };
  const choose = (name: string): void => {
    setFrom(name);
    const state = states.find((one) => one.name === name);
    // It begins with what the state got before.
    if (state !== undefined) setInput(JSON.stringify(samples.of(state).input, null, 2));
  };
  const bad = definition === undefined || [input, mocks].some((one) => checkJson(one) !== undefined);
  return (
    <form
      class="stack try own-undo"
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad && !busy) void run();
      }}
    >
      <div class="row">
        <StatePicker label="From" first="the start" value={from} states={states} onChange={choose} />
        <StatePicker label="Until" first="the end" value={until} states={states} onChange={setUntil} />
      </div>
      <JsonField label="Input" value={input} onChange={setInput} rows={5} />
      <JsonField label="Mocks" value={mocks} onChange={setMocks} rows={8} />
      <div class="row">
        <button
          type="button"
          disabled={definition === undefined}
          onClick={() => setMocks(JSON.stringify(mocksFor(states), null, 2))}
        >
          A mock for each task
        </button>
        {machine !== undefined && <PastData machine={machine} onTake={takePast} />}
        <span class="grow" />
        <button class="main" type="submit" disabled={bad || busy}>
          Run
        </button>
      </div>
      <Fault text={fault} />
      {view !== undefined && <Result view={view} onOpen={() => trial.current?.keep()} />}
    </form>
  );
}

function StatePicker({
  label,
  first,
  value,
  states,
  onChange,
}: {
  label: string;
  /** What no choice means. */
  first: string;
  value: string;
  states: readonly WalkedState[];
  onChange: (name: string) => void;
}) {
  const id = useId();
  return (
    <span class="slim-label">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{first}</option>
        {states.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}

function Result({ view: { execution, feed }, onOpen }: { view: ExecutionView; onOpen: () => void }) {
  const { status, output, error, cause, startDate, stopDate = startDate, executionArn } = execution;
  return (
    <div class="result" role="region" aria-label="Result">
      <div class="row">
        <Status status={status} />
        <span class="dim">
          {feed.visits.length} states, {formatDuration(Math.round((stopDate - startDate) * 1000))} of its own time
        </span>
        <a href={formatRoute('execution', [executionArn])} onClick={onOpen}>
          Look at it
        </a>
      </div>
      {output !== undefined && (
        <Field name="Output">
          <JsonView text={output} label="Output" name="output" />
        </Field>
      )}
      {error !== undefined && (
        <Field name="Error">
          <code class="error-text">{error}</code>
          {cause !== undefined && <JsonView text={cause} label="Cause" name="cause" />}
        </Field>
      )}
    </div>
  );
}

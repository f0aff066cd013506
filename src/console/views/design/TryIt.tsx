import { useEffect, useRef, useState } from 'preact/hooks';
import { traceOf, type Trace } from '../../../story/graph/Trace';
import { formatDuration } from '../../../story/trace/formatDuration';
import type { JsonObject } from '../../../util/json';
import type { MachineType } from '../../api/types';
import { checkJson } from '../../model/checkJson';
import { Field } from '../../parts/Field';
import { JsonField } from '../../parts/JsonField';
import { JsonView } from '../../parts/JsonView';
import { Fault } from '../../parts/Notice';
import { Status } from '../../parts/Status';
import { formatRoute } from '../../route/route';
import type { ExecutionView } from '../execution/readExecution';
import { Trial } from './Trial';
import { allStates, walkDefinition } from '../../../language/asl/walk';

/** Runs the definition as it is written, with mocks, in an account of its own where time costs nothing. */
export function TryIt({ text, type, onTrace }: { text: string; type: MachineType; onTrace: (trace: Trace) => void }) {
  const [input, setInput] = useState('{}');
  const [mocks, setMocks] = useState('[]');
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

  const run = async (): Promise<void> => {
    setBusy(true);
    setFault('');
    setView(undefined);
    try {
      await trial.current?.end();
      trial.current = new Trial();
      const ran = await trial.current.run({ definition: text, type, input, mocks });
      setView(ran);
      onTrace(traceOf(ran.feed.visits));
    } catch (error) {
      setFault((error as Error).message);
    }
    setBusy(false);
  };
  const bad = [text, input, mocks].some((one) => checkJson(one) !== undefined);
  return (
    <form
      class="stack try"
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad && !busy) void run();
      }}
    >
      <JsonField label="Input" value={input} onChange={setInput} rows={5} />
      <JsonField label="Mocks" value={mocks} onChange={setMocks} rows={8} />
      <div class="row">
        <button
          type="button"
          disabled={checkJson(text) !== undefined}
          onClick={() => setMocks(mocksFor(JSON.parse(text) as JsonObject))}
        >
          A mock for each task
        </button>
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

/** A mock for each Task of a definition, as the control API takes them, for somebody to fill in. */
function mocksFor(definition: JsonObject): string {
  const tasks = [...allStates(walkDefinition(definition))].filter(({ type }) => type === 'Task');
  const mocks = tasks.map(({ name, object }) => {
    const resource = typeof object['Resource'] === 'string' ? object['Resource'] : '';
    const returns =
      /:lambda:invoke(\.|$)/.test(resource) && !resource.includes('waitForTaskToken')
        ? { StatusCode: 200, Payload: {} }
        : {};
    return { state: name, returns };
  });
  return JSON.stringify(mocks, null, 2);
}

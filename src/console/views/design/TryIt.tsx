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
import { type ExecutionView, ExecutionSource } from '../../model/readExecution';
import { allStates, walkDefinition } from '../../../language/asl/walk';
import { aws, type Scope } from '../../api/aws';
import { control, loadAccounts } from '../../api/control';
import { later, randomDigits } from '../../live/timers';

/** Runs the definition as written, with mocks, in a separate account where time is skipped. */
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
      class="stack try own-undo"
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

/** A mock for each Task of a definition, in the control API's form, for the user to fill in. */
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

const region = 'us-east-1';
/** The maximum number of polls of a run, which has nothing to wait for. */
const mostLooks = 100;
const lookMs = 100;

/** A run of a definition in an account created for it, with its own mocks and a clock that skips waits. */
class Trial {
  private readonly account = randomDigits(12);
  private isKept = false;

  /** Throws ApiError, LostError; SyntaxError if the mocks are not JSON. */
  async run({
    definition,
    type,
    input,
    mocks,
  }: {
    definition: string;
    type: MachineType;
    input: string;
    mocks: string;
  }): Promise<ExecutionView> {
    const scope: Scope = { account: this.account, region };
    const list = JSON.parse(mocks) as unknown;
    await control('PUT', `/accounts/${this.account}`, 'global', { body: { time: 'skip', region } });
    await loadAccounts();
    if (!Array.isArray(list)) throw new SyntaxError('Mocks are a list: [{ "state": "Ask", "returns": {} }]');
    if (list.length > 0) await control('POST', '/mocks', scope, { body: { mocks: list } });
    const { stateMachineArn } = await aws<{ stateMachineArn: string }>(
      'CreateStateMachine',
      { name: 'tried', definition, type, roleArn: `arn:aws:iam::${this.account}:role/stepmill-console` },
      scope,
    );
    const { executionArn } = await aws<{ executionArn: string }>(
      'StartExecution',
      { stateMachineArn, name: 'trial', input },
      scope,
    );
    const source = new ExecutionSource(executionArn);
    const { signal } = new AbortController();
    let view = await source.read(signal);
    for (let looks = 0; view.execution.status === 'RUNNING' && looks < mostLooks; looks++) {
      // A task that waits for a token waits forever, so the current state is shown.
      if (looks > 3 && (await this.isWaiting(scope))) break;
      await new Promise<void>((resolve) => later(lookMs, resolve));
      view = await source.read(signal);
    }
    return view;
  }

  /** Keeps the account, because the user opens the run. */
  keep(): void {
    this.isKept = true;
  }

  async leave(): Promise<void> {
    if (!this.isKept) await this.end();
  }

  async end(): Promise<void> {
    await control('DELETE', `/accounts/${this.account}`, 'global').catch(() => undefined);
    await loadAccounts().catch(() => undefined);
  }

  private async isWaiting(scope: Scope): Promise<boolean> {
    const { tasks } = await control<{ tasks: readonly unknown[] }>('GET', '/tasks', scope);
    return tasks.length > 0;
  }
}

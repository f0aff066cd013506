import { control } from '../../api/control';
import type { Json } from '../../../util/json';
import { usePolled } from '../../api/usePolled';
import { NotYet } from '../../parts/Failure';
import { JsonView } from '../../parts/JsonView';
import { formatRoute } from '../../route/route';
import { scope } from '../../model/scope';
import { useState } from 'preact/hooks';
import { scopeOfArn } from '../../api/aws';
import { checkJson } from '../../model/checkJson';
import { JsonField } from '../../parts/JsonField';

/** A task that has not been answered. */
export interface OpenTask {
  readonly kind: 'callback' | 'activity' | 'job';
  readonly executionArn: string;
  readonly state: string;
  readonly iterations: readonly { readonly state: string; readonly index: number }[];
  readonly resource: string;
  readonly taskToken: string;
  readonly parameters?: Json;
  readonly attempt: number;
  readonly heartbeatSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly waitsFor: string;
}

/** Each task that waits for its token or for a worker, with a form to answer it. */
export function OpenTasks() {
  const whose = scope.value;
  const { value, error, reload } = usePolled(
    `tasks ${whose.account ?? ''}`,
    async (signal) => (await control<{ tasks: readonly OpenTask[] }>('GET', '/tasks', whose, { signal })).tasks,
    { everyMs: 1000 },
  );
  return (
    <section aria-label="Tasks that wait">
      <div class="bar">
        <h2>Tasks that wait for somebody {value !== undefined && <span class="count">{value.length}</span>}</h2>
      </div>
      {value === undefined ? (
        <NotYet what="tasks" error={error} />
      ) : value.length === 0 ? (
        <p class="dim">None. A task with .waitForTaskToken, or of an activity, shows up here as long as it is open.</p>
      ) : (
        <ul class="plain cards">
          {value.map((task) => (
            <OneTask key={task.taskToken} task={task} onAnswered={reload} />
          ))}
        </ul>
      )}
    </section>
  );
}

function OneTask({ task, onAnswered }: { task: OpenTask; onAnswered: () => void }) {
  const { executionArn, state, iterations, parameters, heartbeatSeconds, timeoutSeconds, waitsFor, attempt } = task;
  const limits = [
    ...(attempt > 0 ? [`attempt ${attempt + 1}`] : []),
    ...(heartbeatSeconds === undefined ? [] : [`a heartbeat every ${heartbeatSeconds} s`]),
    ...(timeoutSeconds === undefined ? [] : [`ends after ${timeoutSeconds} s`]),
  ];
  return (
    <li class="card" data-task={state}>
      <div class="row">
        <a href={formatRoute('execution', [executionArn], { state })}>{executionArn.split(':').slice(6).join(' · ')}</a>
        <b>{state}</b>
        {iterations.map(({ state: map, index }) => (
          <span key={map} class="badge">
            item {index} of {map}
          </span>
        ))}
      </div>
      <p class="dim wrap">
        waits for {waitsFor}
        {limits.length > 0 && ` · ${limits.join(', ')}`}
      </p>
      {parameters !== undefined && (
        <details>
          <summary>What was sent</summary>
          <JsonView text={JSON.stringify(parameters)} label={`What ${state} sent`} name="sent" />
        </details>
      )}
      <AnswerForm task={task} onAnswered={onAnswered} />
    </li>
  );
}

type Way = 'success' | 'failure';

/** Answers an open task: it succeeds, it fails, or it gives a sign of life. */
function AnswerForm({ task, onAnswered }: { task: OpenTask; onAnswered: () => void }) {
  const [way, setWay] = useState<Way>();
  const [output, setOutput] = useState('{}');
  const [error, setError] = useState('');
  const [cause, setCause] = useState('');
  const [told, setTold] = useState('');
  const answer = async (body: string, words: string): Promise<void> => {
    setTold('');
    try {
      // The output goes as the text that it is, with all digits of its numbers.
      const text = `{${targetOf(task)},${body}}`;
      await control('POST', '/tasks/answer', scopeOfArn(task.executionArn), { body: text });
      setTold(words);
      onAnswered();
    } catch (failure) {
      setTold((failure as Error).message);
    }
  };
  const fail = (): Promise<void> =>
    answer(`"error":${JSON.stringify(error)}${cause === '' ? '' : `,"cause":${JSON.stringify(cause)}`}`, 'Failed.');
  return (
    <form
      class="stack slim"
      onSubmit={(event) => {
        event.preventDefault();
        if (way === 'failure') void fail();
        else if (checkJson(output) === undefined) void answer(`"output":${output}`, 'Answered.');
      }}
    >
      <div class="row">
        <button
          type="button"
          aria-expanded={way === 'success'}
          onClick={() => setWay(way === 'success' ? undefined : 'success')}
        >
          Success …
        </button>
        <button
          type="button"
          aria-expanded={way === 'failure'}
          onClick={() => setWay(way === 'failure' ? undefined : 'failure')}
        >
          Failure …
        </button>
        <button type="button" onClick={() => void answer('"heartbeat":true', 'Heartbeat sent.')}>
          Heartbeat
        </button>
        <span role="status" class="dim wrap">
          {told}
        </span>
      </div>
      {way === 'success' && (
        <>
          <JsonField label="Output" value={output} onChange={setOutput} rows={4} />
          <div class="row end">
            <button class="main" type="submit" disabled={checkJson(output) !== undefined}>
              Send success
            </button>
          </div>
        </>
      )}
      {way === 'failure' && (
        <>
          <div class="row">
            <label class="grow">
              Error
              <input required maxLength={256} value={error} onInput={(event) => setError(event.currentTarget.value)} />
            </label>
            <label class="grow">
              Cause
              <input value={cause} onInput={(event) => setCause(event.currentTarget.value)} />
            </label>
          </div>
          <div class="row end">
            <button class="danger" type="submit">
              Send failure
            </button>
          </div>
        </>
      )}
    </form>
  );
}

/** The token of an activity counts when a worker has taken the task: named by its state, it is taken on the way. */
function targetOf({ kind, taskToken, executionArn, state, iterations }: OpenTask): string {
  const target = kind === 'activity' ? { executionArn, state, item: iterations.at(-1)?.index } : { taskToken };
  return JSON.stringify(target).slice(1, -1);
}

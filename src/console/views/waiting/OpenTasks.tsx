import { control } from '../../api/control';
import type { Json } from '../../../util/json';
import { usePolled } from '../../live/usePolled';
import { Failure } from '../../parts/Failure';
import { JsonView } from '../../parts/JsonView';
import { Loading } from '../../parts/Loading';
import { formatRoute } from '../../route/route';
import { scope } from '../../shell/scope';
import { AnswerForm } from './AnswerForm';

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
        error === undefined ? (
          <Loading what="tasks" />
        ) : (
          <Failure error={error} />
        )
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
  const { executionArn, state, iterations, resource, parameters, heartbeatSeconds, timeoutSeconds, waitsFor, attempt } =
    task;
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
        {resource} · {waitsFor}
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

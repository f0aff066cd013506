import { control } from '../../api/control';
import type { Json } from '../../../util/json';
import { usePolled } from '../../api/usePolled';
import { NotYet } from '../../parts/Failure';
import { JsonView } from '../../parts/JsonView';
import { formatRoute } from '../../route/route';
import { scope } from '../../model/scope';
import { useState } from 'preact/hooks';
import { scopeOfArn } from '../../api/aws';
import { formatCount } from '../../../util/formatCount';
import { matches } from '../../../util/matches';
import { Search } from '../../parts/Search';
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
  const [search, setSearch] = useState('');
  const [told, setTold] = useState('');
  const found = value?.filter((task) => matches(wordsOf(task), search)) ?? [];
  return (
    <section aria-label="Tasks that wait">
      <div class="bar">
        <h2>Tasks that wait for somebody {value !== undefined && <span class="count">{value.length}</span>}</h2>
        {value !== undefined && (value.length > 1 || search !== '') && (
          <Search label="Search tasks" value={search} onChange={setSearch} />
        )}
      </div>
      {found.length > 1 && (
        <AnswerAll tasks={found} isAll={found.length === value!.length} onTold={setTold} onAnswered={reload} />
      )}
      <p class="dim wrap" role="status">
        {told}
      </p>
      {value === undefined ? (
        <NotYet what="tasks" error={error} />
      ) : value.length === 0 ? (
        <p class="dim">None. A task with .waitForTaskToken, or of an activity, shows up here as long as it is open.</p>
      ) : (
        <ul class="plain cards">
          {found.length === 0 && <li class="dim">No task is like that.</li>}
          {found.slice(0, most).map((task) => (
            <OneTask key={task.taskToken} task={task} onAnswered={reload} />
          ))}
          {found.length > most && (
            <li class="dim">
              The oldest {most} of {formatCount(found.length)}.
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

/** The maximum number of tasks with forms; all matching ones can be answered at once. */
const most = 100;

/** The words that a search matches. */
function wordsOf({ executionArn, state, waitsFor, parameters }: OpenTask): string {
  return `${executionArn.split(':').slice(6).join(' ')} ${state} ${waitsFor} ${JSON.stringify(parameters ?? '')}`;
}

/** Answers all tasks that are shown, the oldest first. */
function AnswerAll({
  tasks,
  isAll,
  onTold,
  onAnswered,
}: {
  tasks: readonly OpenTask[];
  isAll: boolean;
  onTold: (words: string) => void;
  onAnswered: () => void;
}) {
  const send = async (body: string, words: string): Promise<string> => {
    const failed: string[] = [];
    let done = 0;
    for (const task of tasks) {
      try {
        await answerTask(task, body);
        done++;
      } catch (error) {
        failed.push(`${task.state}: ${(error as Error).message}`);
      }
      onTold(`${words}: ${formatCount(done)} of ${formatCount(tasks.length)}`);
    }
    onAnswered();
    const all = `${words}: ${formatCount(done, 'task')}.`;
    onTold(failed.length === 0 ? all : `${all} Not: ${formatCount(failed.length)}. ${failed[0]!}`);
    return '';
  };
  return (
    <div class="card answer-all" role="group" aria-label="Answer several tasks">
      <p>
        <b>
          {isAll ? 'All' : 'Those found'}: {formatCount(tasks.length, 'task')}
        </b>
      </p>
      <AnswerForm send={send} />
    </div>
  );
}

/** The output is sent as written, with all digits of its numbers. Throws ApiError, LostError. */
async function answerTask(task: OpenTask, body: string): Promise<void> {
  await control('POST', '/tasks/answer', scopeOfArn(task.executionArn), { body: `{${targetOf(task)},${body}}` });
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
      <AnswerForm
        send={async (body, words) => {
          await answerTask(task, body);
          onAnswered();
          return `${words}.`;
        }}
      />
    </li>
  );
}

/** An activity's token is valid only once a worker has taken the task. Naming the task by its state takes it first. */
function targetOf({ kind, taskToken, executionArn, state, iterations }: OpenTask): string {
  const target = kind === 'activity' ? { executionArn, state, item: iterations.at(-1)?.index } : { taskToken };
  return JSON.stringify(target).slice(1, -1);
}

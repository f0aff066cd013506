import { useState } from 'preact/hooks';
import { scopeOfArn } from '../../api/aws';
import { control } from '../../api/control';
import { checkJson } from '../../model/checkJson';
import { JsonField } from '../../parts/JsonField';
import type { OpenTask } from './OpenTasks';

type Way = 'success' | 'failure';

/** Answers an open task: it succeeds, it fails, or it gives a sign of life. */
export function AnswerForm({ task, onAnswered }: { task: OpenTask; onAnswered: () => void }) {
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
  const item = iterations.at(-1)?.index;
  const target = kind === 'activity' ? { executionArn, state, ...(item === undefined ? {} : { item }) } : { taskToken };
  return JSON.stringify(target).slice(1, -1);
}

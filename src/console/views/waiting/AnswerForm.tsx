import { useState } from 'preact/hooks';
import { checkJson } from '../../model/checkJson';
import { JsonField } from '../../parts/JsonField';

type Way = 'success' | 'failure';

/** Answers open tasks: with success, failure or a heartbeat. `send` resolves with the message to show. */
export function AnswerForm({ send }: { send: (body: string, words: string) => Promise<string> }) {
  const [way, setWay] = useState<Way>();
  const [output, setOutput] = useState('{}');
  const [error, setError] = useState('');
  const [cause, setCause] = useState('');
  const [told, setTold] = useState('');
  const answer = async (body: string, words: string): Promise<void> => {
    setTold('');
    try {
      setTold(await send(body, words));
    } catch (failure) {
      setTold((failure as Error).message);
    }
  };
  const fail = (): Promise<void> =>
    answer(`"error":${JSON.stringify(error)}${cause === '' ? '' : `,"cause":${JSON.stringify(cause)}`}`, 'Failed');
  return (
    <form
      class="stack slim"
      onSubmit={(event) => {
        event.preventDefault();
        if (way === 'failure') void fail();
        else if (checkJson(output) === undefined) void answer(`"output":${output}`, 'Answered');
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
        <button type="button" onClick={() => void answer('"heartbeat":true', 'Heartbeat sent')}>
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

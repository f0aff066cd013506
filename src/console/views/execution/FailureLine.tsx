import { errorOf } from '../../../story/trace/Story';
import { failureOf } from '../../model/failureOf';
import type { ExecutionView } from '../../model/readExecution';
import { setQuery } from '../../route/navigate';

/** Why an execution failed, in one line, with a link to the state: a long page shows the rest much further down. */
export function FailureLine({ view: { execution, feed } }: { view: ExecutionView }) {
  const failure = execution.status === 'FAILED' ? failureOf(feed.visits) : undefined;
  if (failure === undefined) return null;
  const { visit, error = 'no error name', reason, caught } = failure;
  return (
    <p class="failure-line">
      Failed in <StateLink name={visit.state} />: <code class="error-text">{error}</code>
      {reason !== '' && ` — ${reason}`}
      {caught !== undefined && (
        <span>
          {' '}
          Before that, <StateLink name={caught.state} /> failed with{' '}
          <code>{errorOf(caught).error ?? 'no error name'}</code>, which a Catch took.
        </span>
      )}
    </p>
  );
}

function StateLink({ name }: { name: string }) {
  return (
    <button
      class="link"
      type="button"
      onClick={() => setQuery({ state: name, side: undefined, visit: undefined, event: undefined })}
    >
      {name}
    </button>
  );
}

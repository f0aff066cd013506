import { formatDuration } from '../../../../story/trace/formatDuration';
import type { ExecutionView } from '../../../model/readExecution';
import { Field } from '../../../parts/Field';
import { JsonView } from '../../../parts/JsonView';
import { Status } from '../../../parts/Status';
import { formatRoute } from '../../../route/route';

/** How a trial ended. */
export function TrialResult({ view: { execution, feed }, onOpen }: { view: ExecutionView; onOpen: () => void }) {
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

import { formatCount } from '../../../util/formatCount';
import { transitionsOf } from '../../../story/trace/Story';
import { fetchTrace } from '../../api/trace';
import { usePolled } from '../../api/usePolled';
import { Field } from '../../parts/Field';
import { JsonView } from '../../parts/JsonView';
import { formatRoute } from '../../route/route';
import type { ExecutionView } from '../../model/readExecution';

/** An execution as a whole: what went in, what came out, what it costs. */
export function ExecutionData({ view: { execution, feed } }: { view: ExecutionView }) {
  const { executionArn, status, input, output, error, cause } = execution;
  const { value: traced } = usePolled(
    `cost ${executionArn} ${status}`,
    (signal) => fetchTrace(executionArn, { visits: [] }, signal),
    {
      everyMs: 5000,
      goesOn: () => status === 'RUNNING',
    },
  );
  const transitions = traced?.transitions ?? transitionsOf(feed);
  return (
    <div class="fields">
      {traced?.mistake !== undefined && (
        <Field name="A mistake of the test, not of the workflow">
          <pre class="fault" tabIndex={0}>
            {traced.mistake}
          </pre>
        </Field>
      )}
      {error !== undefined && (
        <Field name="Error">
          <code class="error-text">{error}</code>
        </Field>
      )}
      {cause !== undefined && cause !== traced?.mistake && (
        <Field name="Cause">
          <JsonView text={cause} label="Cause" name="cause" />
        </Field>
      )}
      <Field name="Input">
        {input === undefined ? <p class="dim">Not known.</p> : <JsonView text={input} label="Input" name="input" />}
      </Field>
      {output !== undefined && (
        <Field name="Output">
          <JsonView text={output} label="Output" name="output" />
        </Field>
      )}
      <Field name="Cost">
        <p>
          {formatCount(transitions, 'state transition')}
          {traced?.cost === undefined ? '' : ` · ${formatDollars(traced.cost.dollars)} in AWS`}
        </p>
      </Field>
      {(execution.stateMachineVersionArn ?? execution.stateMachineAliasArn) !== undefined && (
        <Field name="Runs">
          <code>
            {(execution.stateMachineAliasArn ?? execution.stateMachineVersionArn)!.split(':').slice(6).join(':')}
          </code>
        </Field>
      )}
      {execution.redriveStatusReason !== undefined && status !== 'SUCCEEDED' && status !== 'RUNNING' && (
        <Field name="Redrive">
          <p>{execution.redriveStatusReason}</p>
        </Field>
      )}
      <Links feed={feed} />
      <Field name="ARN">
        <code class="wrap">{executionArn}</code>
      </Field>
    </div>
  );
}

/** The executions that its tasks started, as far as their results show. */
function Links({ feed }: { feed: ExecutionView['feed'] }) {
  const arns = new Set<string>();
  for (const { details } of feed.events) {
    if (details['resourceType'] !== 'states' || typeof details['output'] !== 'string') continue;
    const arn = /"(?:e|E)xecutionArn"\s*:\s*"(arn:[^"]+)"/.exec(details['output'])?.[1];
    if (arn !== undefined) arns.add(arn);
  }
  if (arns.size === 0) return null;
  return (
    <Field name="Started">
      <ul class="plain">
        {[...arns].map((arn) => (
          <li key={arn}>
            <a href={formatRoute('execution', [arn])}>{arn.split(':').slice(6).join(' · ')}</a>
          </li>
        ))}
      </ul>
    </Field>
  );
}

function formatDollars(dollars: number): string {
  return `$${dollars.toFixed(8).replace(/0+$/, '').replace(/\.$/, '')}`;
}

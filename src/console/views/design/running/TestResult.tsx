import type { Sample } from '../../../model/expressions/ExpressionScope';
import { Field } from '../../../parts/Field';
import { JsonView } from '../../../parts/JsonView';
import type { TestAnswer } from './stateTest';

/** What TestState answered. */
export function TestResult({
  answer: { status, output, error, cause, nextState, inspectionData = {} },
}: {
  answer: TestAnswer;
}) {
  return (
    <div class="result" role="region" aria-label="Result of the test">
      <p>
        <strong>{status}</strong>
        {nextState !== undefined && <span class="dim">{` next: ${nextState}`}</span>}
      </p>
      {error !== undefined && (
        <Field name="Error">
          <code class="error-text">{error}</code>
          {cause !== undefined && <p class="small">{cause}</p>}
        </Field>
      )}
      {output !== undefined && (
        <Field name="Output">
          <JsonView text={output} label="Output of the test" name="output" />
        </Field>
      )}
      <details>
        <summary>Its data, step by step</summary>
        {Object.entries(inspectionData)
          .filter(([, value]) => typeof value === 'string')
          .map(([name, value]) => (
            <Field key={name} name={name}>
              <JsonView text={value as string} label={name} name={name} />
            </Field>
          ))}
      </details>
    </div>
  );
}

/** How the state ended in the last run. */
export function LastRun({ sample: { output, error } }: { sample: Sample }) {
  return (
    <div role="region" aria-label="In the last run">
      <h4>In the last run</h4>
      {error !== undefined && <code class="error-text">{error}</code>}
      {output !== undefined && <JsonView text={JSON.stringify(output)} label="Output in the last run" name="output" />}
    </div>
  );
}

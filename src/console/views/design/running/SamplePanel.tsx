import { useState } from 'preact/hooks';
import type { WalkedState } from '../../../../language/asl/walk';
import { isObject, type Json } from '../../../../util/json';
import { aws, type Scope } from '../../../api/aws';
import { checkJson } from '../../../model/checkJson';
import type { Sample } from '../../../model/expressions/ExpressionScope';
import { Field } from '../../../parts/Field';
import { JsonField } from '../../../parts/JsonField';
import { JsonView } from '../../../parts/JsonView';
import { Fault } from '../../../parts/Notice';
import type { Designer } from '../model/Designer';
import type { Problem } from './problems';
import type { Samples } from './Samples';
import { stateTest, type TestAnswer } from './stateTest';

/** The data of one state: what it got and gave in the last run, and what expressions and a test of the state use. */
export function SamplePanel({
  state,
  samples,
  scope,
  designer,
  problems,
}: {
  state: WalkedState;
  samples: Samples;
  scope: Scope;
  designer: Designer;
  problems: readonly Problem[];
}) {
  const sample = samples.of(state);
  const [answer, setAnswer] = useState<TestAnswer>();
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const test = async (): Promise<void> => {
    setBusy(true);
    setFault('');
    try {
      const { definition } = designer.document.value;
      const key = JSON.stringify(state.path);
      // States inside need the machine around them: its language is theirs.
      const isAlone =
        state.blocks.length === 0 &&
        problems.some(({ severity, state: of }) => severity === 'error' && JSON.stringify(of) !== key);
      setAnswer(await aws<TestAnswer>('TestState', stateTest(definition ?? {}, state, sample, isAlone), scope));
    } catch (error) {
      setAnswer(undefined);
      setFault((error as Error).message);
    }
    setBusy(false);
  };
  const isWorking = state.type === 'Task' || state.type === 'Map' || state.type === 'Parallel';
  return (
    <section class="sample form-section" aria-label="Try this state">
      <h3>Try this state</h3>
      <p class="dim small">
        Expressions above show their values for these data, and a run fills them in.
        {state.block.owner !== undefined && ' $$.Map has no value here.'}
      </p>
      <JsonText
        label="Input of the state"
        value={sample.input}
        rows={4}
        onValue={(input) => samples.set(state, { ...sample, input })}
      />
      {isWorking && (
        <JsonText
          label="Result of its work; empty: it is really called"
          value={sample.result}
          rows={3}
          onValue={(result) => samples.set(state, { ...sample, result })}
          onEmpty={() => {
            const { result: _without, ...rest } = sample;
            samples.set(state, rest);
          }}
        />
      )}
      <JsonText
        label="Variables"
        value={sample.variables}
        rows={2}
        onValue={(variables) => {
          if (isObject(variables)) samples.set(state, { ...sample, variables });
        }}
      />
      <div class="row">
        <button class="main" type="button" disabled={busy} onClick={() => void test()}>
          Test this state
        </button>
      </div>
      <Fault text={fault} />
      {answer !== undefined && <TestResult answer={answer} />}
      {(sample.output !== undefined || sample.error !== undefined) && <LastRun sample={sample} />}
    </section>
  );
}

/** JSON that is taken over as soon as it is valid. */
function JsonText({
  label,
  value,
  rows,
  onValue,
  onEmpty,
}: {
  label: string;
  value: Json | undefined;
  rows: number;
  onValue: (value: Json) => void;
  onEmpty?: () => void;
}) {
  const shown = value === undefined ? '' : JSON.stringify(value, null, 2);
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: string }>();
  const isTyped = typed !== undefined && (typed.of === shown || sameJson(typed.text, shown));
  return (
    <JsonField
      label={label}
      value={isTyped ? typed.text : shown}
      rows={rows}
      isOptional={onEmpty !== undefined}
      onChange={(text) => {
        setTyped({ text, of: shown });
        if (text.trim() === '') onEmpty?.();
        else if (checkJson(text) === undefined) onValue(JSON.parse(text) as Json);
      }}
    />
  );
}

function sameJson(one: string, other: string): boolean {
  if (one.trim() === '' || other.trim() === '') return one.trim() === other.trim();
  return checkJson(one) === undefined && JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
}

function TestResult({
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
function LastRun({ sample: { output, error } }: { sample: Sample }) {
  return (
    <div role="region" aria-label="In the last run">
      <h4>In the last run</h4>
      {error !== undefined && <code class="error-text">{error}</code>}
      {output !== undefined && <JsonView text={JSON.stringify(output)} label="Output in the last run" name="output" />}
    </div>
  );
}

import { useState } from 'preact/hooks';
import type { WalkedState } from '../../../../language/asl/walk';
import { isObject } from '../../../../util/json';
import { aws, type Scope } from '../../../api/aws';
import { Fault } from '../../../parts/Notice';
import type { Designer } from '../model/Designer';
import type { Problem } from './problems';
import type { Samples } from './Samples';
import { JsonText } from './JsonText';
import { stateTest, type TestAnswer } from './stateTest';
import { LastRun, TestResult } from './TestResult';

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
    <section class="sample form-section own-undo" aria-label="Try this state">
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

import { useEffect, useId, useState } from 'preact/hooks';
import { coverageOf } from '../../../../insight/coverage/coverageOf.view';
import { failuresOf } from '../../../../insight/coverage/failuresOf.view';
import { readTraces } from '../../../../insight/coverage/readTraces.view';
import type { Trace } from '../../../../story/graph/Trace';
import { formatCount } from '../../../../util/formatCount';
import type { JsonObject } from '../../../../util/json';
import type { Machine } from '../../../api/types';

type Kind = 'run' | 'coverage' | 'failures';

/** What the canvas shows of executions: of the last run here, or of all that the server has. */
export function Overlay({
  machine,
  definition,
  onTrace,
}: {
  machine: Machine;
  definition: JsonObject;
  /** `undefined`: the trace of the last run. */
  onTrace: (trace: Trace | undefined) => void;
}) {
  const id = useId();
  const [kind, setKind] = useState<Kind>('run');
  const [told, setTold] = useState('');
  useEffect(() => {
    if (kind === 'run') {
      onTrace(undefined);
      setTold('');
      return;
    }
    const interest = new AbortController();
    setTold('Reading executions …');
    readTraces(machine, interest.signal, (count) => setTold(`Reading executions: ${count}`)).then(
      (traces) => {
        const shown = kind === 'coverage' ? coverageText(definition, traces) : failureText(traces);
        onTrace(shown.trace);
        setTold(shown.text);
      },
      (error: unknown) => interest.signal.aborted || setTold((error as Error).message),
    );
    return () => interest.abort();
  }, [kind, machine.stateMachineArn]);
  return (
    <div class="row">
      <label for={id}>On the canvas</label>
      <select id={id} value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
        <option value="run">the last run</option>
        <option value="coverage">coverage by executions</option>
        <option value="failures">failures of executions</option>
      </select>
      <span role="status" class="dim small">
        {told}
      </span>
    </div>
  );
}

interface Shown {
  readonly trace: Trace;
  readonly text: string;
}

function coverageText(definition: JsonObject, traces: readonly Trace[]): Shown {
  const { trace, states, ways } = coverageOf(definition, traces);
  const text = `${states.run} of ${states.total} states, ${ways.run} of ${ways.total} ways`;
  return { trace, text };
}

function failureText(traces: readonly Trace[]): Shown {
  const { trace, failed } = failuresOf(traces);
  const list = failed.map(([name, count]) => `${name} in ${formatCount(count, 'execution')}`).join(', ');
  return { trace, text: list === '' ? 'No execution failed.' : list };
}

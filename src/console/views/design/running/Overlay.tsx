import { useEffect, useId, useState } from 'preact/hooks';
import { coverageOf } from '../../../../insight/coverage/coverageOf.view';
import { failuresOf, type StateFailures } from '../../../../insight/coverage/failuresOf.view';
import { readVisits } from '../../../../insight/coverage/readVisits.view';
import { traceOf, type Trace } from '../../../../story/graph/Trace';
import type { Visit } from '../../../../story/trace/Story';
import { formatCount } from '../../../../util/formatCount';
import type { JsonObject } from '../../../../util/json';
import type { Machine } from '../../../api/types';
import type { Commands } from '../model/Commands';
import { failureText } from './failureText';

type Kind = 'run' | 'coverage' | 'failures';

/** What the canvas shows of executions. */
export interface Shown {
  readonly trace: Trace;
  /** The states that failed in them, in the overlay of failures. */
  readonly failed: readonly StateFailures[];
}

/** What the canvas shows of executions: of the last run here, or of all that the server has. */
export function Overlay({
  machine,
  definition,
  commands,
  onShow,
}: {
  machine: Machine;
  definition: JsonObject;
  commands: Commands;
  /** `undefined`: the trace of the last run. */
  onShow: (shown: Shown | undefined) => void;
}) {
  const id = useId();
  const [kind, setKind] = useState<Kind>('run');
  const [told, setTold] = useState('');
  const [failed, setFailed] = useState<readonly StateFailures[]>([]);
  useEffect(() => {
    const show = (shown: Shown | undefined, text: string): void => {
      onShow(shown);
      setFailed(shown?.failed ?? []);
      setTold(text);
    };
    if (kind === 'run') return show(undefined, '');
    const interest = new AbortController();
    setTold('Reading executions …');
    readVisits(machine, interest.signal, (count) => setTold(`Reading executions: ${count}`)).then(
      (runs) => (kind === 'coverage' ? showCoverage : showFailures)(runs),
      (error: unknown) => interest.signal.aborted || show(undefined, (error as Error).message),
    );
    const showCoverage = (runs: Runs): void => {
      const { trace, states, ways } = coverageOf(definition, runs.map(traceOf));
      show({ trace, failed: [] }, `${states.run} of ${states.total} states, ${ways.run} of ${ways.total} ways`);
    };
    const showFailures = (runs: Runs): void => {
      const { trace, failed: found } = failuresOf(runs);
      const states = formatCount(found.length, 'state');
      const count = formatCount(runs.length, 'execution');
      show({ trace, failed: found }, found.length === 0 ? `None of ${count} failed.` : `${states} failed in ${count}.`);
    };
    return () => interest.abort();
  }, [kind, machine.stateMachineArn]);
  return (
    <>
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
      {failed.length > 0 && (
        <ul class="plain" aria-label="States that failed">
          {failed.map((one) => (
            <li key={one.state}>
              <button class="link" type="button" onClick={() => commands.choose(pathOf(commands, one.state))}>
                {one.state}
              </button>
              {` ${failureText(one)}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type Runs = readonly (readonly Visit[])[];

function pathOf({ designer }: Commands, name: string) {
  return designer.states.peek().find((state) => state.name === name)?.path;
}

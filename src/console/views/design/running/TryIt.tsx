import { useEffect, useRef, useState } from 'preact/hooks';
import { allStates, walkDefinition } from '../../../../language/asl/walk';
import { traceOf, type Trace } from '../../../../story/graph/Trace';
import type { JsonObject } from '../../../../util/json';
import { scopeOfArn } from '../../../api/aws';
import { control } from '../../../api/control';
import type { Machine, MachineType } from '../../../api/types';
import { checkJson } from '../../../model/checkJson';
import type { Sample } from '../../../model/expressions/ExpressionScope';
import type { ExecutionView } from '../../../model/readExecution';
import { stateDataOf } from '../../../model/stateData';
import { JsonField } from '../../../parts/JsonField';
import { Fault } from '../../../parts/Notice';
import type { Commands } from '../model/Commands';
import { describeMockFile, describeRename, renameInMocks, type ServedMocks } from '../model/renameInMocks';
import { mocksOfRun, mocksFor } from './answers';
import { PastData } from './PastData';
import type { Samples } from './Samples';
import { StatePicker } from './StatePicker';
import { Trial } from './Trial';
import { TrialResult } from './TrialResult';

/** Runs the definition as written, with mocks, in a separate account where time is skipped. */
export function TryIt({
  text,
  definition,
  type,
  machine,
  samples,
  commands,
  onTrace,
}: {
  text: string;
  /** `undefined`: the text is no definition. */
  definition: JsonObject | undefined;
  type: MachineType;
  machine: Machine | undefined;
  samples: Samples;
  commands: Commands;
  onTrace: (trace: Trace) => void;
}) {
  const [input, setInput] = useState('{}');
  const [mocks, setMocks] = useState('[]');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [view, setView] = useState<ExecutionView>();
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const trial = useRef<Trial>(undefined);
  useEffect(() => {
    const leave = (): void => void trial.current?.leave();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  useEffect(() => {
    const rename = (before: string, after: string, files?: readonly string[]): string => {
      const renamed = renameInMocks(mocks, before, after);
      setMocks(renamed.text);
      if (machine !== undefined) void tellOfMockFile(machine, before, files, commands);
      return describeRename(renamed.count, before, files);
    };
    commands.onRename = rename;
  }, [mocks, machine]);
  const states = definition === undefined ? [] : [...allStates(walkDefinition(definition))];
  const first = states.find(({ name }) => name === from);

  const run = async (): Promise<void> => {
    setBusy(true);
    setFault('');
    setView(undefined);
    try {
      await trial.current?.end();
      trial.current = new Trial();
      const variables = first === undefined ? {} : samples.of(first).variables;
      const ran = await trial.current.run({ definition: text, type, input, mocks, from, until, variables });
      setView(ran);
      onTrace(traceOf(ran.feed.visits));
      samples.take(states, await stateDataOf(ran, new AbortController().signal));
    } catch (error) {
      setFault((error as Error).message);
    }
    setBusy(false);
  };
  const takePast = (data: ReadonlyMap<string, Sample>, past: ExecutionView): void => {
    samples.take(states, data);
    if (past.execution.input !== undefined) setInput(past.execution.input);
    setMocks(JSON.stringify(mocksOfRun(states, data), null, 2));
  };
  const choose = (name: string): void => {
    setFrom(name);
    const state = states.find((one) => one.name === name);
    // It begins with what the state got before.
    if (state !== undefined) setInput(JSON.stringify(samples.of(state).input, null, 2));
  };
  const bad = definition === undefined || [input, mocks].some((one) => checkJson(one) !== undefined);
  return (
    <form
      class="stack try own-undo"
      onSubmit={(event) => {
        event.preventDefault();
        if (!bad && !busy) void run();
      }}
    >
      <div class="row">
        <StatePicker label="From" first="the start" value={from} states={states} onChange={choose} />
        <StatePicker label="Until" first="the end" value={until} states={states} onChange={setUntil} />
      </div>
      <JsonField label="Input" value={input} onChange={setInput} rows={5} />
      <JsonField label="Mocks" value={mocks} onChange={setMocks} rows={8} />
      <div class="row">
        <button
          type="button"
          disabled={definition === undefined}
          onClick={() => setMocks(JSON.stringify(mocksFor(states), null, 2))}
        >
          A mock for each task
        </button>
        {machine !== undefined && <PastData machine={machine} onTake={takePast} />}
        <span class="grow" />
        <button class="main" type="submit" disabled={bad || busy}>
          Run
        </button>
      </div>
      <Fault text={fault} />
      {view !== undefined && <TrialResult view={view} onOpen={() => trial.current?.keep()} />}
    </form>
  );
}

/** Adds to what the page says of a rename where the server's mock file names the state, unless it is among `changed`. */
async function tellOfMockFile(
  { name, stateMachineArn }: Machine,
  state: string,
  changed: readonly string[] | undefined,
  { designer }: Commands,
): Promise<void> {
  try {
    const served = await control<ServedMocks>('GET', '/mocks', scopeOfArn(stateMachineArn));
    const sentence = describeMockFile(served, name, state, changed);
    // The next gesture says something of its own.
    if (sentence !== '' && /^Rename /.test(designer.said.peek())) designer.said.value += ` ${sentence}`;
  } catch {
    // A server that does not answer is reported by the page.
  }
}

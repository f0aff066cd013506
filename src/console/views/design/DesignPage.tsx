import { useMemo, useState, useEffect, useRef } from 'preact/hooks';
import { aws, scopeOfArn } from '../../api/aws';
import type { Machine, MachineType } from '../../api/types';
import { usePolled } from '../../api/usePolled';
import { prettyJson } from '../../model/prettyJson';
import { Crumbs } from '../../parts/Crumbs';
import { NotYet } from '../../parts/Failure';
import { Loading } from '../../parts/Loading';
import type { JsonObject } from '../../../util/json';
import type { Trace } from '../../../story/graph/Trace';
import { Graph } from '../../graph/Graph';
import { scanJson } from '../../model/scanJson';
import { Tabs } from '../../parts/Tabs';
import { scope as chosen } from '../../model/scope';
import { formatRoute } from '../../route/route';
import { Diagnostics, useValidation } from './Diagnostics';
import { useDraft, type DraftKeeper, type DraftState } from '../../drafts/useDraft';
import type { Editor } from './createEditor';
import { DraftNotices } from './DraftNotices';
import { SaveButton } from './SaveButton';
import { TryIt } from './TryIt';

/** The designer of a definition: of an existing machine, or a new one. */
export function DesignPage({ arns: [arn] }: { arns: readonly string[] }) {
  // Read only once, so that a deployment does not overwrite what the user writes.
  const { value, error } = usePolled(
    arn,
    (signal) => aws<Machine>('DescribeStateMachine', { stateMachineArn: arn }, scopeOfArn(arn!), signal),
    {
      goesOn: () => false,
    },
  );
  if (arn === undefined) return <Drafted of="new" text={sample} />;
  if (value === undefined) return <NotYet what="the state machine" isPage error={error} arn={arn} />;
  return <Known machine={value} />;
}

function Known({ machine }: { machine: Machine }) {
  const [first] = useState(machine);
  const text = useMemo(
    () => (first.definition.includes('\n') ? first.definition : prettyJson(first.definition)),
    [first],
  );
  return <Drafted of={first.stateMachineArn} text={text} machine={first} />;
}

/** The designer begins with unsaved text, if there is any. */
function Drafted({ of, text, machine }: { of: string; text: string; machine?: Machine }) {
  const draft = useDraft(of, text, machine?.type ?? 'STANDARD');
  if (draft === undefined) return <Loading what="unsaved text" />;
  return <Designer text={text} machine={machine} {...draft} />;
}

/** The initial text of a new definition. */
const sample = `{
  "Comment": "Greets, and asks a function",
  "StartAt": "Greet",
  "States": {
    "Greet": {
      "Type": "Pass",
      "Result": { "hello": "world" },
      "Next": "Ask"
    },
    "Ask": {
      "Type": "Task",
      "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": {
        "FunctionName": "ask",
        "Payload.$": "$"
      },
      "OutputPath": "$.Payload",
      "End": true
    }
  }
}
`;

/** The editor with the service's diagnostics, a live graph, and a run with mocks. */
function Designer({
  text: saved,
  machine,
  keeper,
  state: draft,
}: {
  text: string;
  machine: Machine | undefined;
  keeper: DraftKeeper;
  state: DraftState;
}) {
  const [given] = useState(draft.found[0]?.text ?? saved);
  const [text, setText] = useState(given);
  const [type, setType] = useState<MachineType>(machine?.type ?? draft.found[0]?.type ?? 'STANDARD');
  const [tab, setTab] = useState<'graph' | 'run'>('graph');
  const [trace, setTrace] = useState<{ text: string; trace: Trace }>();
  const scope = machine === undefined ? chosen.value : scopeOfArn(machine.stateMachineArn);
  const validation = useValidation(text, type, scope);
  const { host, editor } = useEditor(given, setText);
  const definition = useLastObject(text);
  useEffect(() => keeper.write(text, type), [text, type]);
  useEffect(() => {
    // Nothing was changed here, so the text that another page saved is shown.
    if (draft.savedElsewhere !== undefined && !draft.isUnsaved) editor?.setText(draft.savedElsewhere);
  }, [draft.savedElsewhere]);
  useEffect(() => {
    if (validation !== undefined && validation.text === text) editor?.show(validation.diagnostics);
  }, [validation, editor]);
  const find = (state: string | undefined): void => {
    const name = scanJson(text).texts.find(
      (one) => one.kind === 'name' && one.path.at(-1) === 'States' && one.text === state,
    );
    if (name !== undefined) editor?.goTo(name.start + 1);
  };
  return (
    <div class="design">
      <div class="title">
        <Crumbs>
          {machine !== undefined && <a href={formatRoute('machine', [machine.stateMachineArn])}>{machine.name}</a>}
        </Crumbs>
        <h1>{machine === undefined ? 'New state machine' : 'Definition'}</h1>
        {machine === undefined && (
          <label class="slim-label">
            <span class="dim">Type</span>
            <select value={type} onChange={(event) => setType(event.currentTarget.value as MachineType)}>
              <option value="STANDARD">Standard</option>
              <option value="EXPRESS">Express</option>
            </select>
          </label>
        )}
        <span class="grow" />
        <SaveButton
          text={text}
          type={type}
          machine={machine}
          unsaved={draft.isUnsaved ? `Not saved${draft.isKept ? '; kept in this browser' : ''}` : ''}
          onSaved={() => keeper.saved(text)}
          isBad={validation?.diagnostics.some(({ severity }) => severity === 'error') === true}
        />
      </div>
      <DraftNotices state={draft} keeper={keeper} saved={saved} onText={(shown) => editor?.setText(shown)} />
      <div class="design-panes">
        <section class="pane editor-pane" aria-label="Editor">
          <div class="editor-host" ref={host} />
          {editor === undefined && <Loading what="the editor" />}
          <Diagnostics text={text} validation={validation} onGoTo={(offset) => editor?.goTo(offset)} />
        </section>
        <section class="pane design-side" aria-label="Graph and run">
          <Tabs
            tabs={[
              ['graph', 'Graph'],
              ['run', 'Run it with mocks'],
            ]}
            current={tab}
            onChange={setTab}
            label="Beside the definition"
          >
            {tab === 'graph' && definition !== undefined && (
              <div class="graph-pane tall">
                <Graph
                  definition={definition.object}
                  trace={trace?.text === definition.text ? trace.trace : undefined}
                  onSelect={find}
                  label="Graph of the definition"
                />
                {definition.text !== text && <p class="over">Of the last text that was JSON.</p>}
              </div>
            )}
            <div class={tab === 'run' ? '' : 'gone'}>
              <TryIt text={text} type={type} onTrace={(ran) => setTrace({ text, trace: ran })} />
            </div>
          </Tabs>
        </section>
      </div>
    </div>
  );
}

/** The editor is loaded when it is first shown. */
function useEditor(
  given: string,
  onChange: (text: string) => void,
): { host: { current: HTMLDivElement | null }; editor: Editor | undefined } {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor>();
  useEffect(() => {
    let opened: Editor | undefined;
    let wanted = true;
    void import('./createEditor').then(({ createEditor }) => {
      if (!wanted) return;
      opened = createEditor(host.current!, given, onChange);
      setEditor(opened);
    });
    return () => {
      wanted = false;
      opened?.close();
    };
  }, []);
  return { host, editor };
}

/** The definition as it was when it was last valid JSON. */
function useLastObject(text: string): { object: JsonObject; text: string } | undefined {
  const last = useRef<{ object: JsonObject; text: string }>(undefined);
  return useMemo(() => {
    try {
      const object = JSON.parse(text) as unknown;
      if (typeof object === 'object' && object !== null && !Array.isArray(object))
        last.current = { object: object as JsonObject, text };
    } catch {
      // The old one stays visible, marked as old.
    }
    return last.current;
  }, [text]);
}

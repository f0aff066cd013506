import { effect } from '@preact/signals-core';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Trace } from '../../../story/graph/Trace';
import type { DefinitionDocument } from '../../../definitions/document/DefinitionDocument';
import { scopeOfArn } from '../../api/aws';
import type { Machine, MachineType } from '../../api/types';
import type { DraftKeeper, DraftState } from '../../drafts/useDraft';
import type { PlacedDiagnostic } from '../../model/placeDiagnostics';
import { scope as chosen } from '../../model/scope';
import { Crumbs } from '../../parts/Crumbs';
import { Tabs } from '../../parts/Tabs';
import { formatRoute } from '../../route/route';
import { Canvas } from './canvas/Canvas';
import { useValidation } from './running/Diagnostics';
import { DraftNotices } from './DraftNotices';
import { CommandDialogs } from './dialogs/CommandDialogs';
import { FormPanel } from './forms/FormPanel';
import { Commands } from './model/Commands';
import { Designer } from './model/Designer';
import { clipboardKeys } from './model/editKeys';
import { Palette } from './palette/Palette';
import { Overlay, type Shown } from './running/Overlay';
import { problemsOf } from './running/problems';
import { Samples } from './running/Samples';
import { SaveToFile } from './saving/SaveToFile';
import type { ServedFile } from './saving/servedFile';
import { TryIt } from './running/TryIt';
import { SaveButton } from './SaveButton';
import { StateTools } from './StateTools';
import { TextPanel } from './TextPanel';
import { StatesTree } from './tree/StatesTree';
import { UndoButtons, undoKeys } from './UndoButtons';

/** What the right panel can show. All of them stay alive while another one is shown. */
const panels = [
  ['form', 'Form'],
  ['text', 'Definition text'],
  ['states', 'States'],
  ['run', 'Run it with mocks'],
] as const;

type Panel = (typeof panels)[number][0];

/** The designer: the canvas, and beside it the forms, the text and a run, all of one definition. */
export function Workbench({
  saved,
  machine,
  file,
  open,
  keeper,
  state: draft,
}: {
  /** The text on the server. */
  saved: string;
  machine: Machine | undefined;
  /** The file that declares the machine; `saved` is its text. */
  file?: ServedFile | undefined;
  /** Opens the text of that file. */
  open?: ((text: string) => DefinitionDocument) | undefined;
  keeper: DraftKeeper;
  state: DraftState;
}) {
  const designer = useMemo(() => new Designer(draft.found[0]?.text ?? saved, open, draft.found[0]?.renames), []);
  const commands = useMemo(() => new Commands(designer), []);
  const text = designer.text.value;
  const [type, setType] = useState<MachineType>(machine?.type ?? draft.found[0]?.type ?? 'STANDARD');
  const [panel, setPanel] = useState<Panel>('text');
  const [trace, setTrace] = useState<{ text: string; trace: Trace }>();
  const [overlay, setOverlay] = useState<Shown>();
  const scope = machine === undefined ? chosen.value : scopeOfArn(machine.stateMachineArn);
  const validation = useValidation(designer.document.value, type, scope);
  const unsaved = draft.isUnsaved ? `Not saved${draft.isKept ? '; kept in this browser' : ''}` : '';
  useEffect(() => {
    const keys = (event: KeyboardEvent): void => undoKeys(event, designer);
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, []);
  const side = useRef<HTMLElement>(null);
  const { definition } = designer.document.value;
  const samples = useMemo(() => new Samples(), []);
  const problems = useMemo(
    () => (definition === undefined || validation?.text !== text ? [] : problemsOf(validation.diagnostics, definition)),
    [definition, validation, text],
  );
  // With what is in a field of a form and not in the text yet.
  useEffect(() => effect(() => keeper.write(designer.whole.value, type, designer.renames.value)), [type]);
  useEffect(() => {
    // Nothing was changed here, so the text that another page saved is shown.
    if (draft.savedElsewhere !== undefined && !draft.isUnsaved)
      designer.replace(draft.savedElsewhere, 'Take what another tab saved');
  }, [draft.savedElsewhere]);
  const openForm = (): void => {
    setPanel('form');
    requestAnimationFrame(() => focusFirstField(side.current));
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
        <UndoButtons designer={designer} />
        <span class="grow" />
        {file !== undefined && (
          <SaveToFile
            {...{ text, file, unsaved }}
            arn={machine!.stateMachineArn}
            renames={designer.renames.value}
            onSaved={(written) => {
              designer.saved();
              keeper.saved(written);
            }}
            onTake={(found) => {
              keeper.saved(found);
              designer.replace(found, 'Take the text of the file');
            }}
          />
        )}
        {file === undefined && (
          <SaveButton
            text={text}
            type={type}
            machine={machine}
            unsaved={unsaved}
            onSaved={() => keeper.saved(text)}
            isBad={validation?.diagnostics.some(({ severity }) => severity === 'error') === true}
          />
        )}
      </div>
      <DraftNotices
        state={draft}
        keeper={keeper}
        saved={saved}
        onText={(shown) => designer.replace(shown, 'Exchange the text')}
      />
      <div class="design-panes">
        <section class="pane design-palette" aria-label="Palette">
          <Palette commands={commands} />
        </section>
        <section
          class="pane design-canvas"
          aria-label="Canvas"
          onCopy={(event) => clipboardKeys(event, commands)}
          onCut={(event) => clipboardKeys(event, commands)}
          onPaste={(event) => clipboardKeys(event, commands)}
        >
          <StateTools commands={commands} />
          <Canvas
            commands={commands}
            trace={overlay?.trace ?? (trace?.text === text ? trace.trace : undefined)}
            failed={overlay?.failed ?? noFailures}
            diagnostics={validation?.text === text ? validation.diagnostics : none}
            onOpen={openForm}
          />
          <p class="said" role="status">
            {designer.said.value}
          </p>
        </section>
        <section class="pane design-side" aria-label="Details" ref={side}>
          <Tabs tabs={panels} current={panel} onChange={setPanel} label="Beside the canvas">
            <div class={panel === 'form' ? 'panel' : 'gone'}>
              <FormPanel {...{ designer, scope, samples, problems, machine }} />
            </div>
            <div class={panel === 'text' ? 'panel' : 'gone'}>
              <TextPanel designer={designer} validation={validation} />
            </div>
            {panel === 'states' && <StatesTree commands={commands} onOpen={openForm} />}
            <div class={panel === 'run' ? 'panel' : 'gone'}>
              {machine !== undefined && definition !== undefined && (
                <Overlay {...{ machine, definition, commands }} onShow={setOverlay} />
              )}
              <TryIt
                {...{ text: definitionText(designer.document.value), definition, type, machine, samples, commands }}
                onTrace={(ran) => setTrace({ text, trace: ran })}
              />
            </div>
          </Tabs>
        </section>
      </div>
      <CommandDialogs commands={commands} servedArn={file && machine?.stateMachineArn} />
    </div>
  );
}

/** The keyboard goes on in the form. */
function focusFirstField(panel: HTMLElement | null): void {
  const fields = panel?.querySelectorAll<HTMLElement>('.tab-panel :is(input, select, textarea, button)') ?? [];
  [...fields].find((field) => field.offsetParent !== null)?.focus();
}

const none: readonly PlacedDiagnostic[] = [];
const noFailures: Shown['failed'] = [];

/** The definition as the service takes it. */
function definitionText({ text, language, place, definition }: DefinitionDocument): string {
  return language === 'json' && place.length === 0 ? text : JSON.stringify(definition ?? {});
}

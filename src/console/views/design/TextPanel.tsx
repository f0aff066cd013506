import { effect, untracked } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { completeDefinition } from '../../model/completeDefinition';
import { Loading } from '../../parts/Loading';
import type { Editor } from './createEditor';
import { Diagnostics, type Validation } from './running/Diagnostics';
import { stateAround } from './model/stateAround';
import type { Designer } from './model/Designer';

/** The definition as text. It shows every change that is made elsewhere, and the cursor selects the state around it. */
export function TextPanel({ designer, validation }: { designer: Designer; validation: Validation | undefined }) {
  const { host, editor } = useEditor(designer);
  const text = designer.text.value;
  useEffect(() => {
    if (validation !== undefined && validation.text === text) editor?.show(validation.diagnostics);
  }, [validation, editor]);
  return (
    <div class="editor-pane">
      <div class="editor-host" ref={host} />
      {editor === undefined && <Loading what="the editor" />}
      <Diagnostics text={text} validation={validation} onGoTo={(offset) => editor?.goTo(offset)} />
    </div>
  );
}

/** The editor is loaded when it is first shown. */
function useEditor(designer: Designer): { host: { current: HTMLDivElement | null }; editor: Editor | undefined } {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor>();
  useEffect(() => {
    let close = (): void => undefined;
    let wanted = true;
    void import('./createEditor').then(({ createEditor }) => {
      if (!wanted) return;
      const opened = createEditor(host.current!, designer.document.peek(), {
        complete: (offset) => completeDefinition(designer.document.peek(), offset, designer.open),
        onType: (text) => designer.type(text),
        onCursor: (offset) => {
          const path = stateAround(designer.document.peek(), offset);
          if (path !== undefined) designer.select(path);
        },
        onUndo: () => designer.undo(),
        onRedo: () => designer.redo(),
      });
      const off = [effect(() => follow(designer, opened)), effect(() => showSelected(designer, opened))];
      close = () => {
        off.forEach((stop) => stop());
        opened.close();
      };
      setEditor(opened);
    });
    return () => {
      wanted = false;
      close();
    };
  }, []);
  return { host, editor };
}

/** Makes in the editor what was changed elsewhere. */
function follow({ step, text }: Designer, editor: Editor): void {
  const { before, changes } = step.value;
  if (editor.text() === text.peek()) return;
  if (editor.text() === before) editor.apply(changes);
  else editor.apply([{ from: 0, to: editor.text().length, insert: text.peek() }]);
}

/** Moves the cursor to the selected state, unless it is in it. */
function showSelected(designer: Designer, editor: Editor): void {
  const { selected, document } = designer;
  const path = selected.value;
  if (path === undefined) return;
  untracked(() => {
    follow(designer, editor);
    const around = stateAround(document.value, editor.cursor());
    if (JSON.stringify(around) === JSON.stringify(path)) return;
    const name = document.value.rangeOf(path, 'name');
    if (name !== undefined) editor.goTo(name.from + 1, { focus: false });
  });
}

import { effect, untracked } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { completeDefinition } from '../../model/completeDefinition';
import { tryAgain } from '../../live/tryAgain';
import { Loading } from '../../parts/Loading';
import { NotLoaded } from '../../parts/NotLoaded';
import type { Editor } from './createEditor';
import { Diagnostics, type Validation } from './running/Diagnostics';
import { editorText, fromEditor, takeTyped, toEditor } from './model/lineEnds';
import { stateAround } from './model/stateAround';
import { changeBetween } from './model/textChanges';
import type { Designer } from './model/Designer';

/** The definition as text. It shows every change that is made elsewhere, and the cursor selects the state around it. */
export function TextPanel({ designer, validation }: { designer: Designer; validation: Validation | undefined }) {
  const { host, editor, isMissing } = useEditor(designer);
  const text = designer.text.value;
  useEffect(() => {
    if (validation === undefined || validation.text !== text) return;
    editor?.show(
      validation.diagnostics.map((one) => ({ ...one, from: toEditor(text, one.from), to: toEditor(text, one.to) })),
    );
  }, [validation, editor]);
  return (
    <div class="editor-pane">
      <div class="editor-host" ref={host} />
      {editor === undefined && (isMissing ? <NotLoaded what="The editor" /> : <Loading what="the editor" />)}
      <Diagnostics text={text} validation={validation} onGoTo={(offset) => editor?.goTo(toEditor(text, offset))} />
    </div>
  );
}

/** The editor is loaded when it is first shown. */
function useEditor(designer: Designer): {
  host: { current: HTMLDivElement | null };
  editor: Editor | undefined;
  isMissing: boolean;
} {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor>();
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let close = (): void => undefined;
    let wanted = true;
    const open = ({ createEditor }: typeof import('./createEditor')): void => {
      if (!wanted) return;
      const { text, fileLanguage } = designer.document.peek();
      const opened = createEditor(host.current!, editorText(text), fileLanguage, {
        complete: (offset) => completeAt(designer, offset),
        onType: (typed) => designer.type(takeTyped(designer.text.peek(), typed)),
        onCursor: (offset) => {
          const path = stateAround(designer.document.peek(), fromEditor(designer.text.peek(), offset));
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
    };
    tryAgain(() => import('./createEditor')).then(open, () => setMissing(true));
    return () => {
      wanted = false;
      close();
    };
  }, []);
  return { host, editor, isMissing };
}

/** The completions at an offset of the editor. */
function completeAt({ document, text, open }: Designer, offset: number): ReturnType<typeof completeDefinition> {
  const before = text.peek();
  const found = completeDefinition(document.peek(), fromEditor(before, offset), open);
  return { ...found, from: toEditor(before, found.from), to: toEditor(before, found.to) };
}

/** Makes in the editor what was changed elsewhere. */
function follow({ step, text }: Designer, editor: Editor): void {
  const { before, changes } = step.value;
  const [shown, wanted] = [editor.text(), editorText(text.peek())];
  if (shown === wanted) return;
  editor.apply(shown === before ? changes : changeBetween(shown, wanted));
}

/** Moves the cursor to the selected state, unless it is in it. */
function showSelected(designer: Designer, editor: Editor): void {
  const { selected, document } = designer;
  const path = selected.value;
  if (path === undefined) return;
  untracked(() => {
    follow(designer, editor);
    const { text } = document.value;
    const around = stateAround(document.value, fromEditor(text, editor.cursor()));
    if (JSON.stringify(around) === JSON.stringify(path)) return;
    const name = document.value.rangeOf(path, 'name');
    if (name !== undefined) editor.goTo(toEditor(text, name.from) + 1, { focus: false });
  });
}

import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { basicSetup, EditorView } from 'codemirror';
import { completeDefinition } from '../../model/completeDefinition';
import type { PlacedDiagnostic } from '../../model/placeDiagnostics';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

export interface Editor {
  text(): string;
  setText(text: string): void;
  show(diagnostics: readonly PlacedDiagnostic[]): void;
  /** Scrolls an offset into view and puts the cursor there. */
  goTo(offset: number): void;
  close(): void;
}

/**
 * Creates an editor for definitions in an element. It is in a shadow tree with constructed style sheets, because the
 * page's policy blocks inline styles.
 */
export function createEditor(host: HTMLElement, text: string, onChange: (text: string) => void): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    doc: text,
    parent: root as unknown as Element,
    root,
    extensions: [
      basicSetup,
      json(),
      lintGutter(),
      autocompletion({ override: [complete], icons: false }),
      editorTheme,
      EditorView.lineWrapping,
      EditorView.domEventHandlers({ beforeinput: replaceHere }),
      EditorView.contentAttributes.of({ 'aria-label': 'Definition, Amazon States Language', tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) onChange(update.state.doc.toString());
      }),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    setText: (changed) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: changed } }),
    show: (diagnostics) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.map(({ code, message, ...place }) => ({ ...place, message: `${code}: ${message}` })),
        ),
      ),
    goTo: (offset) => {
      view.dispatch({ selection: { anchor: Math.min(offset, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    close: () => view.destroy(),
  };
}

/**
 * Replaces selected text instead of the browser. Chromium would write style attributes into lines that it joins, to
 * keep their appearance; the page's policy blocks them and reports an error.
 */
function replaceHere(event: InputEvent, view: EditorView): boolean {
  const isText = event.inputType === 'insertText';
  if (event.isComposing || !(isText || event.inputType.startsWith('deleteContent'))) return false;
  // Not the editor's own selection, which follows later; nor `getTargetRanges`, which is empty in a shadow tree.
  const selected = (view.root as Document).getSelection();
  if (selected?.anchorNode == null || selected.focusNode === null || selected.isCollapsed) return false;
  const anchor = view.posAtDOM(selected.anchorNode, selected.anchorOffset);
  const head = view.posAtDOM(selected.focusNode, selected.focusOffset);
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)];
  if (from === to) return false;
  event.preventDefault();
  const insert = isText ? (event.data ?? '') : '';
  const selection = { anchor: from + insert.length };
  const userEvent = isText ? 'input.type' : 'delete';
  const replaced = (): ReturnType<EditorView['state']['update']> =>
    view.state.update({ changes: { from, to, insert }, selection, userEvent, scrollIntoView: true });
  // For example, a bracket around selected text.
  const isTaken =
    isText && view.state.facet(EditorView.inputHandler).some((take) => take(view, from, to, insert, replaced));
  if (!isTaken) view.dispatch(replaced());
  return true;
}

function complete(context: CompletionContext): CompletionResult | null {
  const source = context.state.doc.toString();
  const { options, from, to, isInText } = completeDefinition(source, context.pos);
  if (options.length === 0 || (!isInText && !context.explicit)) return null;
  const hasColon = /^\s*:/.test(source.slice(to, to + 100));
  return {
    from,
    to,
    options: options.map(({ label, kind, isName }) => {
      const quoted = JSON.stringify(label);
      return { label: quoted, displayLabel: label, apply: isName && !hasColon ? `${quoted}: ` : quoted, detail: kind };
    }),
    ...(isInText ? { validFor: /^"[^"\n]*"?$/ } : {}),
  };
}

/** Uses the page's colours, dark or light. */
const editorTheme = [
  EditorView.theme({
    '&': { height: '100%', fontSize: '12.5px', backgroundColor: 'var(--panel)', color: 'var(--text)' },
    '.cm-scroller': {
      fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
      lineHeight: '1.5',
    },
    '.cm-content': { caretColor: 'var(--text)' },
    '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--dim)', borderRight: '1px solid var(--line)' },
    '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hover) 60%, transparent)' },
    '.cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
    '.cm-cursor': { borderLeftColor: 'var(--text)' },
    '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'var(--busy-ground) !important',
    },
    '.cm-tooltip': { backgroundColor: 'var(--raised)', border: '1px solid var(--line)', color: 'var(--text)' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--accent-text)' },
    '.cm-panels': { backgroundColor: 'var(--ground)', color: 'var(--text)' },
    '.cm-diagnostic': { padding: '4px 8px' },
    '.cm-foldPlaceholder': { backgroundColor: 'var(--hover)', border: 'none', color: 'var(--dim)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: 'var(--key)' },
      { tag: tags.string, color: 'var(--string)' },
      { tag: [tags.number, tags.bool, tags.null], color: 'var(--number)' },
      { tag: tags.invalid, color: 'var(--bad)' },
    ]),
  ),
];

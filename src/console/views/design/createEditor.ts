import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { yaml } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState } from '@codemirror/state';
import {
  crosshairCursor,
  drawSelection,
  dropCursor,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { DefinitionDocument, TextChange } from '../../../definitions/document/DefinitionDocument';
import type { completeDefinition } from '../../model/completeDefinition';
import type { PlacedDiagnostic } from '../../model/placeDiagnostics';

export interface Editor {
  text(): string;
  /** Makes changes that come from elsewhere. Each has offsets in the text that the ones before it left. */
  apply(changes: readonly TextChange[]): void;
  show(diagnostics: readonly PlacedDiagnostic[]): void;
  cursor(): number;
  /** Scrolls an offset into view and puts the cursor there. */
  goTo(offset: number, options?: { focus: boolean }): void;
  close(): void;
}

/** What the editor asks, and what the user does in it. */
export interface EditorEvents {
  readonly complete: (offset: number) => ReturnType<typeof completeDefinition>;
  /** The user has changed the text. */
  readonly onType: (text: string) => void;
  /** The user has moved the cursor. */
  readonly onCursor: (offset: number) => void;
  /** The editor has no history of its own. */
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/**
 * Creates an editor for definitions in an element. It is in a shadow tree with constructed style sheets, because the
 * page's policy blocks inline styles.
 */
export function createEditor(
  host: HTMLElement,
  text: string,
  language: DefinitionDocument['fileLanguage'],
  events: EditorEvents,
): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    doc: text,
    parent: root as unknown as Element,
    root,
    extensions: [
      setup,
      language === 'yaml' ? yaml() : json(),
      lintGutter(),
      autocompletion({ override: [(context) => complete(context, events)], icons: false }),
      editorTheme,
      EditorView.lineWrapping,
      EditorView.domEventHandlers({
        beforeinput: (event, target) => stepsBack(event, events) || replaceHere(event, target),
      }),
      EditorView.contentAttributes.of({ 'aria-label': 'Definition, Amazon States Language', tabindex: '0' }),
      EditorView.updateListener.of((update) => {
        if (update.transactions.some((transaction) => transaction.annotation(isOutside) === true)) return;
        if (update.docChanged) events.onType(update.state.doc.toString());
        if (update.docChanged || update.selectionSet) events.onCursor(update.state.selection.main.head);
      }),
    ],
  });
  return {
    text: () => view.state.doc.toString(),
    apply: (changes) => {
      for (const change of changes) view.dispatch({ changes: change, annotations: isOutside.of(true) });
    },
    show: (diagnostics) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          diagnostics.map(({ code, message, ...place }) => ({ ...place, message: `${code}: ${message}` })),
        ),
      ),
    cursor: () => view.state.selection.main.head,
    goTo: (offset, { focus } = { focus: true }) => {
      const anchor = Math.min(offset, view.state.doc.length);
      const effects = EditorView.scrollIntoView(anchor, { y: 'center' });
      view.dispatch({ selection: { anchor }, effects, annotations: isOutside.of(true) });
      if (focus) view.focus();
    },
    close: () => view.destroy(),
  };
}

/** Marks what does not come from the user of the editor. */
const isOutside = Annotation.define<boolean>();

/** The history is the designer's, with the gestures of the canvas in it. */
const setup = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightSpecialChars(),
  foldGutter(),
  drawSelection(),
  dropCursor(),
  EditorState.allowMultipleSelections.of(true),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  rectangularSelection(),
  crosshairCursor(),
  highlightActiveLine(),
  highlightSelectionMatches(),
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap,
    ...searchKeymap,
    ...foldKeymap,
    ...completionKeymap,
    ...lintKeymap,
  ]),
];

/** Undo and redo of the browser's menu. The keys are the page's. */
function stepsBack(event: InputEvent, { onUndo, onRedo }: EditorEvents): boolean {
  const act = { historyUndo: onUndo, historyRedo: onRedo }[event.inputType];
  if (act === undefined) return false;
  event.preventDefault();
  act();
  return true;
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

function complete(context: CompletionContext, events: EditorEvents): CompletionResult | null {
  const { options, from, to, isInText } = events.complete(context.pos);
  if (options.length === 0 || (!isInText && !context.explicit)) return null;
  return {
    from,
    to,
    // What is typed is matched with what would be inserted, quotes included.
    options: options.map(({ label, kind, insert }) => {
      return { label: insert.replace(/: $/, ''), displayLabel: label, apply: insert, detail: kind };
    }),
    ...(isInText ? { validFor: /^\\?["']?[\w.]*\\?["']?$/ } : {}),
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
      { tag: [tags.string, tags.content, tags.special(tags.string)], color: 'var(--string)' },
      { tag: [tags.number, tags.bool, tags.null], color: 'var(--number)' },
      { tag: [tags.comment, tags.typeName, tags.labelName], color: 'var(--dim)' },
      { tag: tags.invalid, color: 'var(--bad)' },
    ]),
  ),
];

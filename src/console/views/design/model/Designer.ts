import { batch, computed, signal } from '@preact/signals-core';
import { allStates, walkDefinition, type BlockView, type WalkedState } from '../../../../language/asl/walk';
import type {
  DefinitionDocument,
  DocumentEdit,
  DocumentPath,
  TextChange,
} from '../../../../definitions/document/DefinitionDocument';
import type { Gesture } from '../../../../definitions/document/gestures/Gesture';
import { openJson } from '../../../../definitions/document/openJson';
import type { JsonObject } from '../../../../util/json';
import { composeRenames, invertRenames, type StateRename } from '../../../model/stateRenames';
import { now } from '../../../live/timers';
import { applyChanges, changeBetween, invertChanges } from './textChanges';

export type { Gesture } from '../../../../definitions/document/gestures/Gesture';

/** Keystrokes with less than this between them are one step of undo. */
const pauseMs = 900;

interface Step {
  readonly label: string;
  readonly changes: readonly TextChange[];
  readonly inverse: readonly TextChange[];
  readonly before: DocumentPath | undefined;
  readonly after: DocumentPath | undefined;
  /** Names that other files get, too. */
  readonly renames?: readonly StateRename[];
}

/** How the text became what it is: `before` with `changes`. */
export interface TextStep {
  readonly before: string;
  readonly changes: readonly TextChange[];
}

/**
 * What the editor, the canvas, the tree and the forms share: the text, which is the truth, the document that it holds,
 * the selected state, and undo. Each of them changes the text here and listens for what the others change.
 */
export class Designer {
  readonly text = signal('');
  /** How the text last changed. The editor applies it as it is, so that its cursor stays. */
  readonly step = signal<TextStep>({ before: '', changes: [] });
  readonly document = computed<DefinitionDocument>(() => this.open(this.text.value));
  /** Whether the text has nothing in it yet; then gestures begin with `{}`. */
  private readonly isEmpty = computed(() => {
    const { language, place } = this.document.value;
    return language === 'json' && place.length === 0 && this.text.value.trim() === '';
  });
  /** The definition as it was when its syntax was last correct. */
  readonly definition = computed<JsonObject | undefined>(() => {
    const { faults, definition } = this.document.value;
    if (this.isEmpty.value) return (this.lastGood = nothing);
    if (faults.length === 0 && definition !== undefined) this.lastGood = definition;
    return this.lastGood;
  });
  readonly isOld = computed(() => !this.isEmpty.value && this.definition.value !== this.document.value.definition);
  /** The states of `definition`. */
  readonly machine = computed<BlockView>(() => walkDefinition(this.definition.value ?? {}));
  readonly states = computed<readonly WalkedState[]>(() => [...allStates(this.machine.value)]);
  /** The path of the selected state: `['States', 'Ship']`. */
  readonly selected = signal<DocumentPath | undefined>(undefined);
  /** The selected state as it is in the definition; `undefined` without a selection. */
  readonly state = computed(() => this.stateAt(this.selected.value));
  /** Names of the states that are selected together with `selected`. */
  readonly marked = signal<ReadonlySet<string>>(new Set());
  readonly undoLabel = signal<string | undefined>(undefined);
  readonly redoLabel = signal<string | undefined>(undefined);
  /** What the last gesture did, or why it could not; for screen readers, too. */
  readonly said = signal('');
  /** The renames since the text was saved, by names in the files. */
  readonly renames = computed<readonly StateRename[]>(() =>
    composeRenames(this.renamed.value, new Set(this.states.value.map(({ name }) => name))),
  );
  private readonly renamed = signal<readonly StateRename[]>([]);
  /** What is typed into a form and not written yet: the edits that leaving the field would make. */
  readonly typed = signal<readonly DocumentEdit[]>([]);
  /** The text with that in it. It is what must not be lost when the page dies. */
  readonly whole = computed(() => this.textWith(this.typed.value));
  private lastGood: JsonObject | undefined;
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];
  private typedAt = 0;

  constructor(
    text: string,
    readonly open: (text: string) => DefinitionDocument = openJson,
    renames: readonly StateRename[] = [],
  ) {
    this.text.value = text;
    this.renamed.value = renames;
  }

  stateAt(path: DocumentPath | undefined): WalkedState | undefined {
    if (path === undefined) return undefined;
    const key = JSON.stringify(path);
    return this.states.value.find((state) => JSON.stringify(state.path) === key);
  }

  private textWith(edits: readonly DocumentEdit[]): string {
    const text = this.text.value;
    try {
      return edits.length === 0 ? text : this.document.value.edit(edits).document.text;
    } catch {
      return text;
    }
  }

  /** Selects a state, or none. */
  select(path: DocumentPath | undefined, marked: Iterable<string> = []): void {
    batch(() => {
      if (JSON.stringify(path) !== JSON.stringify(this.selected.peek())) this.selected.value = path;
      const names = new Set(marked);
      if (names.size > 0 || this.marked.peek().size > 0) this.marked.value = names;
    });
  }

  /**
   * Makes a gesture. Returns why it cannot be made, if so; then nothing is changed. `renames`: the names that other files get
   * when the text is saved.
   */
  make({ label, edits, select }: Gesture, renames: readonly StateRename[] = []): string | undefined {
    const { document, text } = this;
    const begin = this.isEmpty.value ? [{ from: 0, to: text.value.length, insert: '{}\n' }] : [];
    const from = begin.length > 0 ? this.open('{}\n') : document.value;
    let changes: readonly TextChange[];
    try {
      if (from.readOnly !== undefined) throw new Error(from.readOnly);
      changes = [...begin, ...from.edit(edits).changes];
    } catch (error) {
      this.said.value = (error as Error).message;
      return this.said.value;
    }
    const before = this.selected.peek();
    const after = select ?? before;
    this.typedAt = 0;
    this.keep({ label, changes, inverse: invertChanges(text.value, changes), before, after, renames });
    batch(() => {
      this.change(changes, after);
      this.rename(renames);
      this.said.value = label;
    });
    return undefined;
  }

  /** Takes the text that the user typed. Typing without a pause is one step. */
  type(text: string): void {
    const before = this.text.peek();
    if (text === before) return;
    const changes = changeBetween(before, text);
    const inverse = invertChanges(before, changes);
    const at = now();
    const last = this.done.at(-1);
    const selected = this.selected.peek();
    if (last?.label === typing && at - this.typedAt < pauseMs && this.undone.length === 0) {
      this.done.pop();
      const whole = { changes: [...last.changes, ...changes], inverse: [...inverse, ...last.inverse] };
      this.keep({ ...last, ...whole, after: selected });
    } else this.keep({ label: typing, changes, inverse, before: selected, after: selected });
    this.typedAt = at;
    this.change(changes, selected);
  }

  /** Replaces the whole text, by what is not a gesture: a restored draft. */
  replace(text: string, label: string): void {
    const before = this.text.peek();
    if (text === before) return;
    const changes = changeBetween(before, text);
    const selected = this.selected.peek();
    this.typedAt = 0;
    this.keep({ label, changes, inverse: invertChanges(before, changes), before: selected, after: selected });
    this.change(changes, selected);
  }

  undo(): void {
    const step = this.done.pop();
    if (step === undefined) return;
    this.undone.push(step);
    this.went(step.inverse, step.before, `Undone: ${step.label}`, invertRenames(step.renames ?? []));
  }

  redo(): void {
    const step = this.undone.pop();
    if (step === undefined) return;
    this.done.push(step);
    this.went(step.changes, step.after, `Redone: ${step.label}`, step.renames ?? []);
  }

  /** Called when the text and the files beside it are saved: they have the names now. */
  saved(): void {
    this.renamed.value = [];
  }

  private went(
    changes: readonly TextChange[],
    selected: DocumentPath | undefined,
    said: string,
    renames: readonly StateRename[],
  ): void {
    this.typedAt = 0;
    batch(() => {
      this.change(changes, selected);
      this.rename(renames);
      this.said.value = said;
      this.tell();
    });
  }

  private keep(step: Step): void {
    this.done.push(step);
    this.undone.length = 0;
    this.tell();
  }

  private change(changes: readonly TextChange[], selected: DocumentPath | undefined): void {
    const before = this.text.peek();
    batch(() => {
      this.step.value = { before, changes };
      this.typed.value = [];
      this.text.value = applyChanges(before, changes);
      this.select(selected);
    });
  }

  private rename(renames: readonly StateRename[]): void {
    if (renames.length > 0) this.renamed.value = [...this.renamed.peek(), ...renames];
  }

  private tell(): void {
    this.undoLabel.value = this.done.at(-1)?.label;
    this.redoLabel.value = this.undone.at(-1)?.label;
  }
}

const typing = 'Typing';
const nothing: JsonObject = {};

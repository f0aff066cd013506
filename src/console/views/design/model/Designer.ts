import { computed, signal } from '@preact/signals';
import type {
  DefinitionDocument,
  DocumentEdit,
  DocumentPath,
} from '../../../../definitions/document/DefinitionDocument';
import { openJson } from '../../../../definitions/document/openJson';

/** One thing that the user does to the definition: it is one step of undo. */
export interface Gesture {
  /** What it does, for the undo button and screen readers: `Add Ship`. */
  readonly label: string;
  readonly edits: readonly DocumentEdit[];
  /** The path of the state that is selected afterwards; `undefined` keeps the selection. */
  readonly select?: DocumentPath;
}

interface Step {
  readonly label: string;
  readonly text: string;
  readonly selected: DocumentPath | undefined;
}

/**
 * What the editor, the canvas, the tree and the forms share: the text, which is the truth, the document that it holds,
 * the selected state, and undo. Each of them changes the text here and listens for what the others change.
 */
export class Designer {
  readonly text = signal('');
  readonly document = computed<DefinitionDocument>(() => openJson(this.text.value));
  /** The path of the selected state: `['States', 'Ship']`. */
  readonly selected = signal<DocumentPath | undefined>(undefined);
  readonly undoLabel = signal<string | undefined>(undefined);
  readonly redoLabel = signal<string | undefined>(undefined);
  private readonly done: Step[] = [];
  private readonly undone: Step[] = [];

  constructor(text: string) {
    this.text.value = text;
  }

  /** Makes a gesture. Returns why it cannot be made, if so; then nothing is changed. */
  make({ label, edits, select }: Gesture): string | undefined {
    let text: string;
    try {
      text = this.document.value.edit(edits).document.text;
    } catch (error) {
      return (error as Error).message;
    }
    this.keep(label);
    this.text.value = text;
    if (select !== undefined) this.selected.value = select;
    return undefined;
  }

  /** Takes the text that the user typed. Typing without a pause is one step. */
  type(text: string): void {
    if (text === this.text.value) return;
    if (this.done.at(-1)?.label !== 'Typing') this.keep('Typing');
    this.text.value = text;
  }

  undo(): void {
    this.step(this.done, this.undone);
  }

  redo(): void {
    this.step(this.undone, this.done);
  }

  private keep(label: string): void {
    this.done.push({ label, text: this.text.value, selected: this.selected.value });
    this.undone.length = 0;
    this.tell();
  }

  private step(from: Step[], to: Step[]): void {
    const step = from.pop();
    if (step === undefined) return;
    to.push({ label: step.label, text: this.text.value, selected: this.selected.value });
    this.text.value = step.text;
    this.selected.value = step.selected;
    this.tell();
  }

  private tell(): void {
    this.undoLabel.value = this.done.at(-1)?.label;
    this.redoLabel.value = this.undone.at(-1)?.label;
  }
}

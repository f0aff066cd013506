import { Icon } from '../../parts/Icon';
import type { Designer } from './model/Designer';

/** Undo and redo of everything that changes the definition: gestures, forms and typing. */
export function UndoButtons({ designer }: { designer: Designer }) {
  const [undo, redo] = [designer.undoLabel.value, designer.redoLabel.value];
  return (
    <div class="row undo" role="group" aria-label="History">
      <button
        type="button"
        class="quiet"
        disabled={undo === undefined}
        aria-label={undo === undefined ? 'Undo' : `Undo: ${undo}`}
        title={undo === undefined ? 'Undo (Ctrl+Z)' : `Undo: ${undo} (Ctrl+Z)`}
        onClick={() => designer.undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="quiet"
        disabled={redo === undefined}
        aria-label={redo === undefined ? 'Redo' : `Redo: ${redo}`}
        title={redo === undefined ? 'Redo (Ctrl+Y)' : `Redo: ${redo} (Ctrl+Y)`}
        onClick={() => designer.redo()}
      >
        <Icon name="redo" />
      </button>
    </div>
  );
}

/**
 * The keys of undo and redo, wherever the focus is, except in fields that are no part of the definition, or that have
 * text which is not in it yet: there they are the browser's.
 */
export function undoKeys(event: KeyboardEvent, designer: Designer): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const target = event.target as HTMLInputElement;
  if (target.closest('.own-undo, dialog') !== null) return;
  const { shown } = target.dataset;
  if (shown !== undefined && shown !== target.value) return;
  const key = event.key.toLowerCase();
  const act =
    key === 'z' && !event.shiftKey
      ? () => designer.undo()
      : key === 'y' || (key === 'z' && event.shiftKey)
        ? () => designer.redo()
        : undefined;
  if (act === undefined) return;
  event.preventDefault();
  act();
}

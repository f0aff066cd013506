import { Icon } from '../parts/Icon';

/** How a drawing is scaled. */
export interface Sizes {
  readonly larger: () => void;
  readonly smaller: () => void;
  /** Shows all of it. */
  readonly all: () => void;
}

/** The keys that scale a drawing. The titles of the buttons name them. */
export function sizeKeys({ larger, smaller, all }: Sizes): Readonly<Record<string, () => void>> {
  return { '+': larger, '=': larger, '-': smaller, '0': all };
}

/** The buttons that scale a drawing. `of`: what is drawn. */
export function SizeTools({ of, sizes: { larger, smaller, all } }: { readonly of: string; readonly sizes: Sizes }) {
  return (
    <div class="graph-tools" role="group" aria-label={`Size of the ${of}`}>
      <button type="button" class="quiet" aria-label="Larger" title="Larger (+)" onClick={larger}>
        <Icon name="plus" />
      </button>
      <button type="button" class="quiet" aria-label="Smaller" title="Smaller (−)" onClick={smaller}>
        <Icon name="minus" />
      </button>
      <button type="button" class="quiet" aria-label="All of it" title="All of it (0)" onClick={all}>
        <Icon name="fit" />
      </button>
    </div>
  );
}

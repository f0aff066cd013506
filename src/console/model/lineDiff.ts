import { diffArrays } from 'diff';

/** A line of one text or of both. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  /** Its number in the new text; of a removed one, in the old text. */
  readonly line: number;
}

/** With more changed lines than this, the search would take seconds: all of the old lines are removed, all new ones added. */
const most = 1000;

/** How one text became another, line by line, with few lines removed and added. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const parts = diffArrays(old, now, { maxEditLength: most }) ?? [
    { removed: true, added: false, value: old },
    { removed: false, added: true, value: now },
  ];
  let [wasAt, isAt] = [0, 0];
  return parts.flatMap(({ removed, added, value }) =>
    value.map((text): DiffLine => {
      if (!added) wasAt++;
      if (!removed) isAt++;
      return { kind: removed ? 'removed' : added ? 'added' : 'same', text, line: removed ? wasAt : isAt };
    }),
  );
}

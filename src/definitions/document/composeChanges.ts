import type { TextChange } from './DefinitionDocument';

/**
 * Changes that follow each other as one set: disjoint and ascending, each with offsets in the text before the first of
 * them.
 */
export function composeChanges(changes: readonly TextChange[]): readonly TextChange[] {
  let composed: TextChange[] = [];
  for (const change of changes) composed = compose(composed, change);
  return composed;
}

function compose(before: readonly TextChange[], { from, to, insert }: TextChange): TextChange[] {
  const result: TextChange[] = [];
  let shift = 0;
  let merged: { from: number; to: number; insert: string } | undefined;
  let isPlaced = false;
  const place = (): void => {
    if (isPlaced) return;
    isPlaced = true;
    result.push(merged ?? { from: from - shift, to: to - shift, insert });
  };
  for (const one of before) {
    const [start, end] = [one.from + shift, one.from + shift + one.insert.length];
    const grown = one.insert.length - (one.to - one.from);
    if (end < from) result.push(one);
    else if (start > to) {
      place();
      result.push(one);
    } else {
      const head = one.insert.slice(0, Math.max(from - start, 0));
      const tail = one.insert.slice(Math.max(Math.min(to - start, one.insert.length), 0));
      if (merged === undefined) {
        merged = {
          from: start < from ? one.from : from - shift,
          to: end > to ? one.to : to - shift - grown,
          insert: head + insert + tail,
        };
      } else {
        merged.to = end > to ? one.to : to - shift - grown;
        merged.insert += tail;
      }
    }
    shift += grown;
  }
  place();
  return result;
}

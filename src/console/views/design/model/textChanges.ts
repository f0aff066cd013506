import type { TextChange } from '../../../../definitions/document/DefinitionDocument';

/** The text after changes, each of which has offsets in the text that the ones before it left. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  return changes.reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
}

/** The changes that lead back to the text before these. */
export function invertChanges(text: string, changes: readonly TextChange[]): readonly TextChange[] {
  const back: TextChange[] = [];
  let now = text;
  for (const { from, to, insert } of changes) {
    back.unshift({ from, to: from + insert.length, insert: now.slice(from, to) });
    now = now.slice(0, from) + insert + now.slice(to);
  }
  return back;
}

/** The one change between two texts: what is left after their common beginning and end. */
export function changeBetween(before: string, after: string): readonly TextChange[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before[from] === after[from]) from++;
  let end = 0;
  while (end < most - from && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [{ from, to: before.length - end, insert: after.slice(from, after.length - end) }];
}

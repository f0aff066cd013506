/** A line of one text or of both. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  /** Its number in the new text; of a removed one, in the old text. */
  readonly line: number;
}

/** More lines than this in a changed part are shown as removed and added as a whole. */
const most = 1500;

/** How one text became another, line by line, with few lines removed and added. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const same = (text: string, index: number): DiffLine => ({ kind: 'same', text, line: index + 1 });
  return [
    ...now.slice(0, start).map(same),
    ...between(old.slice(start, old.length - end), now.slice(start, now.length - end), start),
    ...now.slice(now.length - end).map((text, index) => same(text, now.length - end + index)),
  ];
}

/** The longest common subsequence, by a table of lengths. */
function between(old: readonly string[], now: readonly string[], offset: number): readonly DiffLine[] {
  const removed = (at: number): DiffLine => ({ kind: 'removed', text: old[at]!, line: offset + at + 1 });
  const added = (at: number): DiffLine => ({ kind: 'added', text: now[at]!, line: offset + at + 1 });
  if (old.length > most || now.length > most)
    return [...old.map((_, at) => removed(at)), ...now.map((_, at) => added(at))];
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        old[i] === now[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: now[j]!, line: offset + j + 1 });
      i++;
      j++;
    } else if (j === now.length || (i < old.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!))
      lines.push(removed(i++));
    else lines.push(added(j++));
  }
  return lines;
}

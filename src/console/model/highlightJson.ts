/** Parts of a JSON string, in order, with what each is: a class of the style sheet, or nothing. */
export type Piece = readonly [kind: '' | 'key' | 'text' | 'number' | 'word', text: string];

const token = /("(?:[^"\\]|\\.)*"?)(\s*:)?|(-?\d[\d.eE+-]*)|\b(true|false|null)\b/gs;

/**
 * Splits a JSON string into pieces for syntax colours. Joined, the pieces are the original string, even if it is not
 * JSON.
 */
export function highlightJson(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    if (match.index > end) pieces.push(['', text.slice(end, match.index)]);
    const [all, quoted, colon, number] = match;
    if (quoted === undefined) pieces.push([number === undefined ? 'word' : 'number', all]);
    else {
      pieces.push([colon === undefined ? 'text' : 'key', quoted]);
      if (colon !== undefined) pieces.push(['', colon]);
    }
    end = match.index + all.length;
  }
  if (end < text.length) pieces.push(['', text.slice(end)]);
  return pieces;
}

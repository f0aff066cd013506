/** Colours; the line that changes, which is cleared before anything is printed; and what must not reach a terminal. */
const pieces =
  /(^\r\u001b\[2K|\u001b\[[\d;]*m|\r(?=\n))|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text as a terminal may have it: whatever moves its cursor, sets its title or turns its direction stands there as JSON
 * writes it (`\u001b`). JSON stays the same JSON. Names and values of a definition may hold anything.
 */
export function harmless(text: string): string {
  return text.replace(pieces, (found, allowed: string | undefined) => allowed ?? escapeOf(found));
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

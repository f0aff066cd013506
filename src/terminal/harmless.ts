/** Matches colours, clearing of the status line, and what must not reach a terminal. */
const pieces =
  /(^\r\u001b\[2K|\u001b\[[\d;]*m|\r(?=\n))|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * A string that is safe for a terminal: characters that move its cursor, set its title or change its direction become
 * JSON escapes (`\u001b`). JSON stays equivalent. Names and values of a definition may contain anything.
 */
export function harmless(text: string): string {
  return text.replace(pieces, (found, allowed: string | undefined) => allowed ?? escapeOf(found));
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

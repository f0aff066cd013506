/**
 * The StringMatches test: `*` stands for any run of characters, `\*` for a star and `\\` for a backslash; nothing else
 * is special. Takes time linear in the text for each star.
 *
 * @example stringMatches('log-2024.txt', 'log-*.txt') // true
 */
export function stringMatches(text: string, pattern: string): boolean {
  const pieces = splitAtStars(pattern);
  const first = pieces[0]!;
  if (pieces.length === 1) return text === first;
  const last = pieces[pieces.length - 1]!;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let position = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, position);
    if (found < 0 || found + piece.length > end) return false;
    position = found + piece.length;
  }
  return position <= end;
}

function splitAtStars(pattern: string): string[] {
  const pieces = [''];
  for (let index = 0; index < pattern.length; index++) {
    let character = pattern[index]!;
    if (character === '*') {
      pieces.push('');
      continue;
    }
    if (character === '\\' && (pattern[index + 1] === '*' || pattern[index + 1] === '\\'))
      character = pattern[++index]!;
    pieces.push(pieces.pop()! + character);
  }
  return pieces;
}

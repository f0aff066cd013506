/** A replacement with `$0`, `$1` … and `$$` filled in from a match, as `$replace` does it. */
export function expandReplacement(
  replacement: string,
  match: { readonly match: string; readonly groups: readonly (string | undefined)[] },
): string {
  const { groups } = match;
  /** So many digits may follow a `$`. Without groups a digit is taken, and stands for nothing. */
  const maxDigits = groups.length === 0 ? 1 : Math.floor(Math.log(groups.length) * Math.LOG10E) + 1;
  let text = '';
  let position = 0;
  let dollar = replacement.indexOf('$');
  while (dollar !== -1 && position < replacement.length) {
    text += replacement.substring(position, dollar);
    position = dollar + 1;
    const next = replacement.charAt(position);
    if (next === '$' || next === '0') {
      text += next === '$' ? '$' : match.match;
      position++;
    } else {
      let index = parseInt(replacement.substring(position, position + maxDigits), 10);
      if (maxDigits > 1 && index > groups.length) {
        index = parseInt(replacement.substring(position, position + maxDigits - 1), 10);
      }
      if (Number.isNaN(index)) text += '$';
      else {
        text += groups[index - 1] ?? '';
        position += String(index).length;
      }
    }
    dollar = replacement.indexOf('$', position);
  }
  return text + replacement.substring(position);
}

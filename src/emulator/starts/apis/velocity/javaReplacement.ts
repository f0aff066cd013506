import { TemplateError } from './TemplateError';

/** The replacement of `replaceAll`: `$1` and `${name}` are groups, a backslash quotes. Throws TemplateError. */
export function javaReplacement(replacement: string): (match: RegExpExecArray) => string {
  if (!/[\\$]/.test(replacement)) return () => replacement;
  return (match) => {
    let text = '';
    for (let at = 0; at < replacement.length; at++) {
      const character = replacement[at]!;
      if (character === '\\') {
        if (++at === replacement.length)
          throw new TemplateError('A replacement ends with a backslash: character to be escaped is missing.');
        text += replacement[at]!;
      } else if (character === '$') {
        const [group, length] = groupAt(match, replacement.slice(at + 1));
        text += group;
        at += length;
      } else text += character;
    }
    return text;
  };
}

function groupAt(match: RegExpExecArray, after: string): readonly [text: string, length: number] {
  const named = /^\{([a-zA-Z][a-zA-Z0-9]*)\}/.exec(after);
  if (named !== null) {
    const groups = match.groups ?? {};
    if (!Object.hasOwn(groups, named[1]!))
      throw new TemplateError(`A replacement has $${named[0]}, and the expression has no such group.`);
    return [groups[named[1]!] ?? '', named[0].length];
  }
  if (!/^\d/.test(after))
    throw new TemplateError("Illegal group reference: write a dollar sign in a replacement as '\\$'.");
  let length = 1;
  if (Number(after[0]) >= match.length)
    throw new TemplateError(`No group ${after[0]!}: the expression has ${match.length - 1}.`);
  // Java: as many digits as make the number of a group.
  while (/\d/.test(after[length] ?? '') && Number(after.slice(0, length + 1)) < match.length) length++;
  return [match[Number(after.slice(0, length))] ?? '', length];
}

/** What a text looks like, in words for a message: `a JSONPath`, `an Intrinsic Function`, or nothing of the kind. */
export function looksDynamic(text: string): string | undefined {
  if (text === '$' || text === '$$' || /^\${1,2}[.[]/.test(text)) return 'a JSONPath';
  if (/^States\.[A-Z][A-Za-z0-9]*\(.*\)$/s.test(text)) return 'an Intrinsic Function';
  return undefined;
}

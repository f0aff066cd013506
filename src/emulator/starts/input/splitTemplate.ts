/** A placeholder of a template: `<name>`. */
export interface Placeholder {
  readonly name: string;
  readonly inQuotes: boolean;
  /** Whether it is in the name of a member. */
  readonly isKey: boolean;
}

const nameForm = /<([A-Za-z0-9_.-]+)>/y;

/** Splits a template into its texts and placeholders, in order. `form` is sticky; its first group is the name. */
export function splitTemplate(template: string, form: RegExp = nameForm): readonly (string | Placeholder)[] {
  const parts: (string | Placeholder)[] = [];
  let text = '';
  let quoteAt: number | undefined;
  for (let at = 0; at < template.length; at++) {
    const letter = template[at]!;
    form.lastIndex = at;
    const [whole, name] = letter === '<' ? (form.exec(template) ?? []) : [];
    if (whole !== undefined) {
      const end = at + whole.length;
      const closing = quoteAt === undefined ? end : closingQuote(template, end) + 1;
      const isKey = /^\s*:/.test(template.slice(closing));
      parts.push(text, { name: name!, inQuotes: quoteAt !== undefined, isKey });
      text = '';
      at = end - 1;
      continue;
    }
    if (letter === '\\' && quoteAt !== undefined) {
      text += template.slice(at, at + 2);
      at += 1;
      continue;
    }
    if (letter === '"') quoteAt = quoteAt === undefined ? at : undefined;
    text += letter;
  }
  parts.push(text);
  return parts.filter((part) => part !== '');
}

function closingQuote(template: string, from: number): number {
  for (let at = from; at < template.length; at++) {
    if (template[at] === '\\') at += 1;
    else if (template[at] === '"') return at;
  }
  return template.length;
}

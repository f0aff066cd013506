// Placeholders: ${name} stands for a value of this play, ${:kind} for any value of a kind, ${name:kind} for both.
const placeholder = /\$\{(?:([A-Za-z][\w.-]*)(?::([a-z]\w*))?|:([a-z]\w*))\}/;
const placeholders = new RegExp(placeholder, 'g');
const whole = new RegExp(`^${placeholder.source}$`);

/** Kinds of values, as patterns of their text. */
export const kinds = {
  any: '[\\s\\S]*',
  text: '[\\s\\S]+',
  number: '-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?',
  integer: '-?\\d+',
  time: '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)',
  epoch: '\\d{9,10}(?:\\.\\d+)?(?:E9)?',
  uuid: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  uuid3: '[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}',
  uuid4: '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}',
  absent: '(?!)',
};

/** The one placeholder that a text consists of, or nothing. */
export function placeholderOf(text) {
  const found = whole.exec(text);
  return found ? { name: found[1], kind: checked(found[2] ?? found[3]) } : undefined;
}

function checked(kind) {
  if (kind !== undefined && kinds[kind] === undefined) throw new Error(`There is no kind of placeholder \${:${kind}}.`);
  return kind;
}

/** A text in pieces: texts and placeholders in turn. */
export function pieces(text) {
  const found = [];
  let at = 0;
  for (const match of text.matchAll(placeholders)) {
    found.push(text.slice(at, match.index), { name: match[1], kind: checked(match[2] ?? match[3]) });
    at = match.index + match[0].length;
  }
  return [...found, text.slice(at)];
}

/** Puts values in place of the names that `valueOf` knows; it answers undefined for others. */
export function substitute(value, valueOf) {
  if (typeof value === 'string') {
    const only = placeholderOf(value);
    const known = only && !only.kind ? valueOf(only.name) : undefined;
    if (only) return known === undefined ? value : known;
    return value.replace(placeholders, (all, name, kind, bare) => {
      const known = kind || bare ? undefined : valueOf(name);
      return known === undefined ? all : typeof known === 'string' ? known : JSON.stringify(known);
    });
  }
  if (Array.isArray(value)) return value.map((item) => substitute(item, valueOf));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [substitute(key, valueOf), substitute(item, valueOf)]),
  );
}

/** What a play knows by name. */
export class Names {
  #values = new Map();

  has(name) {
    return this.get(name) !== undefined;
  }

  /** `second.executionArn` is a member of what is bound to `second`. */
  get(name) {
    if (this.#values.has(name)) return this.#values.get(name);
    const [first, ...members] = name.split('.');
    return members.reduce((value, member) => value?.[member], this.#values.get(first));
  }

  bind(name, value) {
    this.#values.set(name, value);
  }

  /** What is sent: all placeholders have a value. */
  fill(value) {
    return substitute(value, (name) => {
      const known = this.get(name);
      if (known === undefined) throw new Error(`\${${name}} has no value here.`);
      return known;
    });
  }

  save() {
    return new Map(this.#values);
  }

  restore(saved) {
    this.#values = new Map(saved);
  }
}

import { HarnessError } from '../../../errors/HarnessError';
import { isArray, isObject, type Json } from '../../../util/json';
import { setMember } from '../../../util/setMember';

/** `name`: a member; `*`: each member and item; `..`: everywhere below. */
type Step = { readonly name: string } | { readonly index: number } | '*' | '..';

/** A field of JSON documents: `$.customer.email`, `$..password`, `$.items[*].card`, `$['first name']`. */
export class FieldPath {
  private readonly steps: readonly Step[];

  /** Throws a HarnessError if the string is not such a path. */
  constructor(readonly text: string) {
    this.steps = parse(text);
  }

  /** The last name in it: `email`. */
  get name(): string {
    const last = this.steps.findLast((step) => typeof step === 'object' && 'name' in step) as
      { name: string } | undefined;
    return last?.name ?? 'field';
  }

  /** A document in which each value at the path was changed; the same document without such a value. */
  change(document: Json, change: (value: Json) => Json): Json {
    return changeAt(document, this.steps, change);
  }
}

const stepForm = /\.\.(?=[\w$*[])|\.?([A-Za-z_$][\w$-]*)|\.?(\*)|\[\*\]|\[(\d+)\]|\['([^']+)'\]|\["([^"]+)"\]/y;

function parse(text: string): readonly Step[] {
  const steps: Step[] = [];
  stepForm.lastIndex = 1;
  while (text.startsWith('$') && stepForm.lastIndex < text.length) {
    const before = stepForm.lastIndex;
    const match = stepForm.exec(text);
    if (match === null || match[0] === '') break;
    const [whole, name, star, index, quoted, doubleQuoted] = match;
    const isBare = whole === name && before === 1;
    if (isBare) break;
    if (whole === '..') steps.push('..');
    else if (index !== undefined) steps.push({ index: Number(index) });
    else if (star !== undefined || whole === '[*]') steps.push('*');
    else steps.push({ name: (name ?? quoted ?? doubleQuoted)! });
    if (stepForm.lastIndex === text.length) return steps;
  }
  throw new HarnessError(
    `'${text}' is not the path of a field. Write $.customer.email, $.items[*].card or $..password (a name anywhere).`,
  );
}

function changeAt(value: Json, steps: readonly Step[], change: (value: Json) => Json): Json {
  const [step, ...rest] = steps;
  if (step === undefined) return change(value);
  if (step === '..') {
    const here = changeAt(value, rest, change);
    return mapMembers(here, (inner) => changeAt(inner, steps, change));
  }
  const fits = (name: string | number): boolean => {
    if (step === '*') return true;
    return 'name' in step ? step.name === name : step.index === name;
  };
  return mapMembers(value, (inner, name) => (fits(name) ? changeAt(inner, rest, change) : inner));
}

function mapMembers(value: Json, map: (inner: Json, name: string | number) => Json): Json {
  if (isArray(value)) {
    const items = value.map(map);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  const mapped = names.map((name) => map(value[name]!, name));
  if (mapped.every((item, index) => item === value[names[index]!])) return value;
  const copy: Record<string, Json> = {};
  names.forEach((name, index) => setMember(copy, name, mapped[index]!));
  return copy;
}

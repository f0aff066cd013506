import type { Json } from '../../util/json';

/** What a definition reads from an external value: an execution's input, a task's result. */
export class Source {
  readonly members = new Map<string, Source>();
  /** What it reads of the elements, if it reads any. */
  elements: Source | undefined;
  /** The least number of elements that its reads need. */
  fewest = 0;
  /** Values that its comparisons distinguish, the simplest first. */
  readonly values: Json[] = [];
  /** What it reads of the value whose JSON string this is. */
  parsed: Source | undefined;
  /** Whether the definition checks if it is present, or null. */
  mayBeMissing = false;
  mayBeNull = false;

  member(name: string): Source {
    let found = this.members.get(name);
    if (found === undefined) {
      this.members.set(name, (found = new Source()));
      // DynamoDB attributes: numbers are strings.
      if (name === 'N') found.hint('1', '0');
      if (name === 'S') found.hint('text');
      if (name === 'BOOL') found.hint(true, false);
    }
    return found;
  }

  /** `fewest`: the least number of elements. */
  element(fewest = 0): Source {
    this.fewest = Math.max(this.fewest, fewest);
    return (this.elements ??= new Source());
  }

  /** It is a JSON string. */
  parse(): Source {
    return (this.parsed ??= new Source());
  }

  /** Whether nothing reads it. */
  get isUnread(): boolean {
    const { members, elements, parsed, values } = this;
    return members.size === 0 && elements === undefined && parsed === undefined && values.length === 0;
  }

  hint(...values: readonly Json[]): void {
    for (const value of values) {
      const text = JSON.stringify(value);
      if (!this.values.some((known) => JSON.stringify(known) === text)) this.values.push(value);
    }
  }
}

/** A value in an execution, as far as the definition shows: external, composed, or unknown. */
export type Known = Source | Composed | undefined;

/** An object that a state has composed. */
export class Composed {
  readonly members: ReadonlyMap<string, Known>;
  /** The value that provides members which are not listed here. */
  readonly base: Known;

  constructor(members: ReadonlyMap<string, Known>, base?: Known) {
    this.members = members;
    this.base = base;
  }
}

/** A step into a value: a member, or elements of an array, with the least number of them. */
export type SourceStep = string | { readonly fewest: number };

export function follow(value: Known, steps: readonly SourceStep[]): Known {
  let at = value;
  for (const step of steps) at = stepInto(at, step);
  return at;
}

function stepInto(value: Known, step: SourceStep): Known {
  if (value instanceof Source) return typeof step === 'string' ? value.member(step) : value.element(step.fewest);
  if (value === undefined) return undefined;
  if (typeof step !== 'string') return value.members.get('[]');
  return value.members.has(step) ? value.members.get(step) : stepInto(value.base, step);
}

/** A value with another one put at a place in it. */
export function putAt(value: Known, steps: readonly SourceStep[], other: Known): Known {
  const [first, ...rest] = steps;
  if (first === undefined) return other;
  if (typeof first !== 'string') return undefined;
  const inner = rest.length === 0 ? undefined : peek(value, first);
  return new Composed(new Map([[first, putAt(inner, rest, other)]]), value);
}

/** Like `follow`, without adding a member that nothing has read yet. */
function peek(value: Known, name: string): Known {
  if (value instanceof Source) return value.members.get(name);
  return value === undefined ? undefined : stepInto(value, name);
}

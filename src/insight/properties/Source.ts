import type { Json } from '../../util/json';

/** What a definition asks of a value that somebody outside gives: an input of an execution, a result of a task. */
export class Source {
  readonly members = new Map<string, Source>();
  /** What it reads of the elements, where it reads any. */
  elements: Source | undefined;
  /** How many elements there have to be for what it reads. */
  fewest = 0;
  /** Values that a comparison with it tells apart, the plainest first. */
  readonly values: Json[] = [];
  /** What it reads of the value of which this is the text of JSON. */
  parsed: Source | undefined;
  /** Whether something asks if it is there, or null. */
  mayBeMissing = false;
  mayBeNull = false;

  member(name: string): Source {
    let found = this.members.get(name);
    if (found === undefined) {
      this.members.set(name, (found = new Source()));
      // Attributes of DynamoDB: numbers are texts.
      if (name === 'N') found.hint('1', '0');
      if (name === 'S') found.hint('text');
      if (name === 'BOOL') found.hint(true, false);
    }
    return found;
  }

  /** `fewest`: how many there have to be. */
  element(fewest = 0): Source {
    this.fewest = Math.max(this.fewest, fewest);
    return (this.elements ??= new Source());
  }

  /** It is the text of JSON. */
  parse(): Source {
    return (this.parsed ??= new Source());
  }

  /** Nothing of it is read. */
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

/** A value of an execution, as far as the definition tells: from outside, put together, or nothing that is known. */
export type Known = Source | Composed | undefined;

/** An object that a state has put together. */
export class Composed {
  readonly members: ReadonlyMap<string, Known>;
  /** What lies below: members that are not named here. */
  readonly base: Known;

  constructor(members: ReadonlyMap<string, Known>, base?: Known) {
    this.members = members;
    this.base = base;
  }
}

/** A step into a value: a member, or elements of an array, of which there have to be so many. */
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

/** As `follow`, without asking for a member that nothing has asked for yet. */
function peek(value: Known, name: string): Known {
  if (value instanceof Source) return value.members.get(name);
  return value === undefined ? undefined : stepInto(value, name);
}

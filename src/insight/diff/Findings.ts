import { readJson, toPlainNumbers, type Json, type JsonObject } from '../../util/json';
import type { CompareOptions, Difference, DifferenceKind, DifferencePlace } from './Comparison';
import { compareValues } from './compareValues';
import { ValueEquality } from './ValueEquality';
import type { Side } from './Comparison';

/** Collects differences. Those of groups (branches, items) are sorted by where each group first differs. */
export class Findings {
  private readonly found: { readonly difference: Difference; readonly order: number }[] = [];
  private order = 0;

  constructor(
    readonly equality: ValueEquality,
    readonly options: CompareOptions,
    readonly notCompared: Set<string> = new Set<string>(),
  ) {}

  /** Sets the event of the differences that follow. */
  at(eventId: number): this {
    this.order = eventId;
    return this;
  }

  add(what: DifferenceKind, place: DifferencePlace, pointer: string, expected?: Json, actual?: Json): void {
    const difference = { what, place, pointer, expected, actual };
    if (this.options.isSame?.(difference) !== true) this.found.push({ difference, order: this.order });
  }

  values(what: DifferenceKind, place: DifferencePlace, expected: Json | undefined, actual: Json | undefined): void {
    for (const found of compareValues(this.equality, expected, actual))
      this.add(what, place, found.pointer, found.expected, found.actual);
  }

  /** A cause that is JSON (a function's error) is compared as JSON, without its stack. */
  cause(place: DifferencePlace, expected: string | undefined, actual: string | undefined): void {
    const [was, is] = [parsed(expected), parsed(actual)];
    if (was === undefined || is === undefined) this.values('cause', place, expected, actual);
    else this.values('cause', place, was, is);
  }

  /** Findings of something nested, which stay together when they are joined. */
  group(): Findings {
    return new Findings(this.equality, this.options, this.notCompared);
  }

  /** Findings of a child execution, with ids in the scope of its parent. */
  child(expected: Side, actual: Side): Findings {
    const equality = new ValueEquality(expected.story, actual.story, this.equality);
    return new Findings(equality, this.options, this.notCompared);
  }

  /** Adds the findings of groups; the group that differed first comes first. */
  join(groups: readonly Findings[]): void {
    const first = ({ found }: Findings): number => found[0]?.order ?? 0;
    for (const { found } of [...groups].sort((a, b) => first(a) - first(b))) this.found.push(...found);
  }

  list(): readonly Difference[] {
    return this.found.map(({ difference }) => difference);
  }
}

const stacks: ReadonlySet<string> = new Set(['trace', 'stackTrace', 'stack']);

function parsed(cause: string | undefined): JsonObject | undefined {
  if (cause?.startsWith('{') !== true) return undefined;
  try {
    const value = toPlainNumbers(readJson(cause)) as JsonObject;
    return Object.fromEntries(Object.entries(value).filter(([name]) => !stacks.has(name)));
  } catch {
    return undefined;
  }
}

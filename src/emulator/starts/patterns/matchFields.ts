import type { Json, JsonArray } from '../../../util/json';
import type { Candidate, FlatEvent, Membership } from './flatten';
import type { Alternative } from './Operator';

/** A field of a pattern. */
export interface FieldPattern {
  /** `detail.state` */
  readonly path: string;
  /** As the pattern has it. */
  readonly wanted: JsonArray;
  readonly alternatives: readonly Alternative[];
}

/** A field that keeps an event from matching. */
export interface Mismatch {
  /** `detail.state`; several if each fits, but never in the same element of an array. */
  readonly field: string;
  readonly wanted: Json;
  /** The value of the event, or the list of all values of that path, or absent. */
  readonly got?: Json;
}

/** The candidates of a field that fit, all or those left to choose from. */
interface Choice {
  readonly field: FieldPattern;
  readonly candidates: readonly Candidate[];
}

/** Compares an event with fields that must all match. Returns those that do not. */
export function matchFields(fields: readonly FieldPattern[], event: FlatEvent): readonly Mismatch[] {
  const mismatches: Mismatch[] = [];
  const choices: Choice[] = [];
  for (const field of fields) {
    const all = event.get(field.path) ?? [];
    const fitting = all.filter(({ value }) => field.alternatives.some((one) => one.fits(value)));
    if (fitting.length > 0) choices.push({ field, candidates: fitting });
    else if (all.length > 0 || !field.alternatives.some((one) => one.fitsAbsent === true))
      mismatches.push({ field: field.path, wanted: field.wanted, ...gotOf(all) });
  }
  if (mismatches.length > 0) return mismatches;
  return groupsOf(choices)
    .filter((group) => !isConsistent(fewestFirst(group), 0, new Map()))
    .map((group) => ({
      field: group.map(({ field }) => field.path).join(', '),
      wanted: 'values in the same element of an array',
      got: group.map(({ candidates }) => candidates.map(({ value }) => value)),
    }));
}

function gotOf(candidates: readonly Candidate[]): { got?: Json } {
  if (candidates.length === 0) return {};
  return { got: candidates.length === 1 ? candidates[0]!.value : candidates.map(({ value }) => value) };
}

/**
 * The fields that may contradict each other: those with values below the same outermost array. A field with a value
 * outside of arrays contradicts none.
 */
function groupsOf(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  let groups: { roots: Set<number>; choices: Choice[] }[] = [];
  for (const choice of choices) {
    if (choice.candidates.some(({ within }) => within === undefined)) continue;
    const own = { roots: new Set(choice.candidates.map(({ within }) => rootOf(within!))), choices: [choice] };
    for (const other of groups.filter(({ roots }) => [...roots].some((root) => own.roots.has(root)))) {
      for (const root of other.roots) own.roots.add(root);
      own.choices = [...other.choices, ...own.choices];
      groups = groups.filter((group) => group !== other);
    }
    groups.push(own);
  }
  return groups.map((group) => group.choices).filter(({ length }) => length > 1);
}

function rootOf(within: Membership): number {
  let outermost = within;
  while (outermost.outer !== undefined) outermost = outermost.outer;
  return outermost.array;
}

/** What allows least decides first: otherwise, several long arrays inside one element would be tried in all combinations. */
function fewestFirst(group: readonly Choice[]): readonly Choice[] {
  return [...group].sort((one, other) => one.candidates.length - other.candidates.length);
}

/** Whether each field from `at` on has a value in the elements that are chosen, or in any of other arrays. */
function isConsistent(group: readonly Choice[], at: number, chosen: ReadonlyMap<number, number>): boolean {
  if (at === group.length) return true;
  return group[at]!.candidates.some(({ within }) => {
    const more = choose(within, chosen);
    return more !== undefined && isConsistent(group, at + 1, more);
  });
}

/** The chosen elements together with those of a value; `undefined` if they contradict each other. */
function choose(
  within: Membership | undefined,
  chosen: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> | undefined {
  let more: Map<number, number> | undefined;
  for (let each = within; each !== undefined; each = each.outer) {
    const index = chosen.get(each.array);
    if (index === undefined) (more ??= new Map(chosen)).set(each.array, each.index);
    else if (index !== each.index) return undefined;
  }
  return more ?? chosen;
}

import type { Side } from './Comparison';
import { compareValues } from './compareValues';
import { Likeness } from './Likeness';

/**
 * Which child of one Map Run meets which of another: those at the same place when both had the same input, else the next
 * free one with the same input, and what is left in order. AWS does not tell which child worked on which item.
 */
export function pairChildren(expected: readonly Side[], actual: readonly Side[]): readonly (readonly [Side, Side])[] {
  const partners = new Map<Side, Side>();
  const free = new Set(actual);
  const pair = (one: Side, other: Side): void => {
    partners.set(one, other);
    free.delete(other);
  };
  for (const [index, one] of expected.entries()) {
    const other = actual[index];
    if (other !== undefined && hasSameInput(one, other)) pair(one, other);
  }
  for (const one of expected) {
    if (partners.has(one)) continue;
    const other = [...free].find((candidate) => hasSameInput(one, candidate));
    if (other !== undefined) pair(one, other);
  }
  for (const one of expected) {
    const [other] = free;
    if (!partners.has(one) && other !== undefined) pair(one, other);
  }
  return expected.flatMap((one) => (partners.has(one) ? [[one, partners.get(one)!] as const] : []));
}

function hasSameInput({ story: one }: Side, { story: other }: Side): boolean {
  return compareValues(new Likeness(one, other), one.input, other.input).next().done === true;
}

/** A name on the current path. `low`: the smallest number to which the following names lead back. */
interface Step {
  readonly name: string;
  readonly nexts: readonly string[];
  /** How many of `nexts` have been followed. */
  followed: number;
  readonly number: number;
  low: number;
}

/**
 * The loops of a graph: sets of names of which each leads to all others and back to itself. A name outside of all loops
 * is in none of the sets. `ways`: the targets of each name; unknown names have none.
 *
 * Tarjan's algorithm for strongly connected components, which follows each edge once, without recursion.
 */
export function loopsOf(ways: ReadonlyMap<string, readonly string[]>): readonly ReadonlySet<string>[] {
  const loops: ReadonlySet<string>[] = [];
  const numbers = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();

  const enter = (name: string): Step => {
    const number = numbers.size;
    numbers.set(name, number);
    open.push(name);
    isOpen.add(name);
    return { name, nexts: ways.get(name)!, followed: 0, number, low: number };
  };

  const close = ({ name, nexts }: Step): void => {
    const loop = new Set<string>();
    for (let last = open.pop()!; ; last = open.pop()!) {
      isOpen.delete(last);
      loop.add(last);
      if (last === name) break;
    }
    if (loop.size > 1 || nexts.includes(name)) loops.push(loop);
  };

  for (const start of ways.keys()) {
    const way: Step[] = numbers.has(start) ? [] : [enter(start)];
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const next = step.nexts[step.followed++];
      if (next === undefined) {
        if (step.low === step.number) close(step);
        way.pop();
        const before = way.at(-1);
        if (before !== undefined) before.low = Math.min(before.low, step.low);
      } else if (ways.has(next) && !numbers.has(next)) way.push(enter(next));
      else if (isOpen.has(next)) step.low = Math.min(step.low, numbers.get(next)!);
    }
  }
  return loops;
}

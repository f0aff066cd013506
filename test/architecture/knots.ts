/** The files that import each other, directly or over others, as groups of at least two: Tarjan's strongly connected components. */
export function knots(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const open: string[] = [];
  const visit = (name: string): number => {
    const number = order.size;
    order.set(name, number);
    let low = number;
    open.push(name);
    for (const next of graph.get(name) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (open.includes(next)) low = Math.min(low, order.get(next)!);
    }
    if (low === number) {
      const knot = open.splice(open.indexOf(name));
      if (knot.length > 1) found.push(knot.sort());
    }
    return low;
  };
  for (const name of graph.keys()) if (!order.has(name)) visit(name);
  return found;
}

import type { PlacedEdge, Point } from './layoutBlock';
import { edgeKey, type Trace } from './Trace';

/** Whether an execution has gone a way, that from the start and that to the end included. */
export function isTaken({ edge, from, to }: PlacedEdge, trace: Trace | undefined): boolean {
  if (trace === undefined) return false;
  if (from === undefined) return trace.states.has(to!);
  if (to === undefined) return trace.states.get(from)?.outcome === 'succeeded';
  return trace.edges.has(edgeKey(from, to, edge?.kind === 'catch'));
}

/** A way as the `d` of an SVG path: through the middles between its points, bent at the points. */
export function curveOf(points: readonly Point[]): string {
  const [first, ...others] = points;
  if (first === undefined) return '';
  let path = `M${at(first)}`;
  others.forEach((point, index) => {
    const next = others[index + 1];
    path +=
      next === undefined
        ? `L${at(point)}`
        : `Q${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`;
  });
  return path;
}

function at({ x, y }: Point): string {
  return `${px(x)} ${px(y)}`;
}

/** A length in a picture, to a tenth of a pixel. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

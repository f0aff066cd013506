import type { Story } from '../trace/Story';
import type { Counter } from './countStory';
import type { CoveragePoint } from './points';

/**
 * Counts the ways of `? :` that an execution went. Where nobody has counted them, every visit of a state may have gone any;
 * so may one whose field has the same name in messages as another of its state.
 *
 * @param points those of the definition that are such ways
 */
export function countWays(
  { visits, origin: { ways } }: Story,
  points: readonly CoveragePoint[],
  counter: Counter,
): void {
  if (points.length === 0) return;
  if (ways === undefined) {
    const conditionals = [...grouped(points, ({ group }) => group!).values()];
    for (const { state } of visits)
      for (const arms of conditionals) if (arms[0]!.state === state) counter.unknown(arms.map(({ id }) => id));
    return;
  }
  for (const [way, arms] of grouped(points, ({ way }) => way!)) {
    const times = ways.get(way);
    if (times === undefined) continue;
    if (arms.length === 1) counter.hit(arms[0]!.id, times);
    else counter.unknown(arms.map(({ id }) => id));
  }
}

function grouped(
  points: readonly CoveragePoint[],
  keyOf: (point: CoveragePoint) => string,
): ReadonlyMap<string, readonly CoveragePoint[]> {
  const groups = new Map<string, CoveragePoint[]>();
  for (const point of points) {
    const group = groups.get(keyOf(point));
    if (group === undefined) groups.set(keyOf(point), [point]);
    else group.push(point);
  }
  return groups;
}

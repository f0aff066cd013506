import type { Point } from './layoutBlock';

/** A rectangle by its middle. */
export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

/** A way from box to box as the layout found it. */
interface Found {
  readonly from: Rectangle;
  readonly to: Rectangle;
  /** One point for each row that it passes, between those at its ends. */
  readonly points: readonly Point[];
  readonly label: Rectangle | undefined;
}

/** Ends of ways keep so far from the corners of a box, which some outlines cut. */
const corner = 18;
/** Ends of ways on one side of a box are so far from each other, if there is room. */
const spacing = 14;

/**
 * Routes ways so that they meet no box and no label. The layout puts boxes and labels into rows, and leaves each way a place of
 * its own in each row that it passes. So a way goes straight up or down within a row, and aside only between rows, where
 * nothing is. Gives the strokes of each way: two where its label interrupts it.
 */
export function routeWays(
  boxes: Iterable<Rectangle>,
  ways: readonly Found[],
): readonly (readonly (readonly Point[])[])[] {
  const rows = new Rows([...boxes, ...ways.flatMap(({ label }) => label ?? [])]);
  const ports = portsOf(ways);
  return ways.map((way) => {
    const { from, to, label } = way;
    const down = from.y <= to.y ? 1 : -1;
    const { start, end } = ports.get(way)!;
    const strokes: Point[][] = [[{ x: start, y: from.y + (down * from.height) / 2 }, rows.edge(start, from.y, down)]];
    for (const { x, y } of way.points.slice(1, -1)) {
      // Where nothing is in a row, a way need not keep its place.
      if (rows.isEmpty(y)) continue;
      strokes.at(-1)!.push(rows.edge(x, y, -down));
      if (label?.y === y) {
        strokes.at(-1)!.push({ x, y: y - (down * label.height) / 2 });
        strokes.push([{ x, y: y + (down * label.height) / 2 }]);
      }
      strokes.at(-1)!.push(rows.edge(x, y, down));
    }
    strokes.at(-1)!.push(rows.edge(end, to.y, -down), { x: end, y: to.y - (down * to.height) / 2 });
    return strokes.map(withoutDoubles);
  });
}

/** How tall the rows are: all that is in one has one middle. */
class Rows {
  private readonly heights = new Map<number, number>();

  constructor(things: readonly Rectangle[]) {
    for (const { y, height } of things) this.heights.set(key(y), Math.max(this.heights.get(key(y)) ?? 0, height));
  }

  isEmpty(y: number): boolean {
    return !this.heights.has(key(y));
  }

  /** Where a row ends: below (1) or above (-1). */
  edge(x: number, y: number, side: number): Point {
    return { x, y: y + (side * (this.heights.get(key(y)) ?? 0)) / 2 };
  }
}

/** The layout adds up fractions. */
function key(y: number): number {
  return Math.round(y * 8);
}

interface Port {
  readonly way: Found;
  readonly end: 'start' | 'end';
  /** Where it would go straight. */
  readonly wish: number;
}

/** Where each way leaves and enters its boxes: in the order of where it goes, so that ways of one box do not cross there. */
function portsOf(ways: readonly Found[]): ReadonlyMap<Found, { start: number; end: number }> {
  const sides = new Map<Rectangle, { top: Port[]; bottom: Port[] }>();
  const add = (box: Rectangle, side: 'top' | 'bottom', port: Port): void => {
    const both = sides.get(box) ?? { top: [], bottom: [] };
    sides.set(box, both);
    both[side].push(port);
  };
  const found = new Map(ways.map((way) => [way, { start: way.from.x, end: way.to.x }]));
  for (const way of ways) {
    const down = way.from.y <= way.to.y;
    add(way.from, down ? 'bottom' : 'top', { way, end: 'start', wish: (way.points[1] ?? way.to).x });
    add(way.to, down ? 'top' : 'bottom', { way, end: 'end', wish: (way.points.at(-2) ?? way.from).x });
  }
  for (const [box, { top, bottom }] of sides) {
    for (const ports of [top, bottom]) {
      ports.sort((a, b) => a.wish - b.wish);
      spread(ports, box).forEach((x, index) => (found.get(ports[index]!.way)![ports[index]!.end] = x));
    }
  }
  return found;
}

/** Places as near as can be to where they are wished, apart from each other. */
function spread(ports: readonly Port[], { x, width }: Rectangle): readonly number[] {
  const room = Math.max(0, width / 2 - corner);
  const [least, most] = [x - room, x + room];
  const apart = ports.length < 2 ? 0 : Math.min(spacing, (2 * room) / (ports.length - 1));
  const places = ports.map(({ wish }) => Math.min(most, Math.max(least, wish)));
  for (let index = 1; index < places.length; index++)
    places[index] = Math.max(places[index]!, places[index - 1]! + apart);
  // Those that were pushed out push back.
  let limit = most;
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.min(places[index]!, limit);
    limit = places[index]! - apart;
  }
  return places;
}

function withoutDoubles(points: readonly Point[]): readonly Point[] {
  return points.filter(({ x, y }, index) => {
    const before = points[index - 1];
    return before === undefined || Math.abs(x - before.x) > 0.05 || Math.abs(y - before.y) > 0.05;
  });
}
